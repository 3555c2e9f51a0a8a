import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findGo } from "../scripts/find-go.mjs";
import { executableVersion } from "../scripts/release/embedded-files.mjs";
import { writeGoModule } from "../scripts/release/write-go-module.mjs";
import { freePort } from "../telemetry/harness/free-port.js";
import { followSteps } from "./support/follow-steps.js";
import { type NpmRegistry, startNpmRegistry } from "./support/npm-registry.js";
import { packedPackages } from "./support/packed.js";
import { Shell } from "./support/shell.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Users of a release, with a registry and a module proxy of this machine. */
let directory: string;
let registry: NpmRegistry;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "autonats-create-"));
  registry = await startNpmRegistry(packedPackages());
  writeGoModule(root, "go", executableVersion(), join(directory, "proxy"));
  const ask = (name: string): string => execFileSync(findGo(), ["env", name], { encoding: "utf8" }).trim();
  const fetched = pathToFileURL(join(ask("GOMODCACHE"), "cache/download"));
  environment = {
    ...process.env,
    NODE_OPTIONS: "",
    npm_config_registry: registry.url,
    npm_config_yes: "true",
    GOPROXY: `${pathToFileURL(join(directory, "proxy"))},${fetched},${ask("GOPROXY")}`,
    // The checksums of a module that is not published are nobody's to know.
    GONOSUMDB: "github.com/zyra/autonats/*",
    GOMODCACHE: join(directory, "modules"),
    // Without paths, what was compiled for another test is found again.
    GOFLAGS: "-modcacherw -trimpath",
  };
});

afterAll(async () => {
  await registry[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true, force: true });
});

test("what `npm create autonats` writes generates, compiles and runs calls, from TypeScript and from Go", async () => {
  const create = "npm create --silent autonats shop -- --language typescript,go --ci github --json";
  const document = await new Shell(directory, environment).run(create);
  const project = join(directory, "shop");
  usePort(project, await freePort());
  const shell = new Shell(project, environment);
  try {
    const printed = await followSteps(document, shell);
    expect(printed.get("npm run call")).toContain("Hello, Ada!\nHello, Ada! Hello, Ada!\ntrue\n");
    expect(printed.get("go run ./call")).toContain("Hello, Ada! <nil>\ntrue INVALID_ARGUMENT\n");
    expect(await shell.run("npm run generate:check")).toContain("up to date");
  } finally {
    await shell.stop();
  }
});

test("`npm create autonats` leaves a folder alone that has something in it", async () => {
  mkdirSync(join(directory, "taken"));
  writeFileSync(join(directory, "taken/mine"), "");
  const attempt = new Shell(directory, environment).run("npm create --silent autonats taken");
  await expect(attempt).rejects.toThrow(/exit code 2[\s\S]*taken is not empty/u);
});

/** Other tests use the port of the example, too. */
function usePort(project: string, port: number): void {
  for (const file of ["package.json", "src/serve.ts", "src/call.ts", "call/main.go"]) {
    const path = join(project, file);
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("4222", String(port)));
  }
}
