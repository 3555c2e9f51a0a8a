import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  constants,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findNatsServer } from "@autonats/testing/nats-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findGo } from "../scripts/find-go.mjs";
import { findHostExecutable } from "../scripts/release/build-executable.mjs";
import { executableVersion } from "../scripts/release/embedded-files.mjs";
import { executableName } from "../scripts/release/executable-name.mjs";
import { hostPlatform } from "../scripts/release/node-binaries.mjs";
import { writeGoModule } from "../scripts/release/write-go-module.mjs";
import { freePort } from "../telemetry/harness/free-port.js";
import { followDocument } from "./support/follow-document.js";
import { followSteps } from "./support/follow-steps.js";
import { type DirectoryServer, serveDirectory } from "./support/serve-directory.js";
import { Shell } from "./support/shell.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const version = executableVersion();
const launcher = "github.com/zyra/autonats/go/cmd/autonats";

/** A user of a release: a module proxy and a mirror on this machine, and a PATH that has Go and a NATS server, and not Node. */
describe("the Go launcher, without Node", () => {
  let directory: string;
  let server: DirectoryServer;
  let environment: NodeJS.ProcessEnv;
  const name = executableName(version, hostPlatform());
  const place = `/mirror/v${version}/${name}`;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "autonats-launcher-"));
    mkdirSync(dirname(join(directory, place)), { recursive: true });
    copyFileSync((await findHostExecutable()).path, join(directory, place), constants.COPYFILE_FICLONE);
    const sum = createHash("sha256")
      .update(readFileSync(join(directory, place)))
      .digest("hex");
    writeGoModule(root, "go", version, join(directory, "proxy"), {
      "internal/launcher/SHA256SUMS": `${sum}  ${name}\n`,
    });
    server = await serveDirectory(directory);
    environment = await createEnvironment(directory, server.url);
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });

  test("has no Node to use", async () => {
    await expect(shell("first").run("node --version")).rejects.toThrow("command not found");
  });

  test("the first ten minutes of the Go README work as they will be once this is released", async () => {
    await followDocument("go/README.md", environment, { edit: asReleased });
    expect(downloads()).toBe(1);
  });

  test("they work with the file of the release alone, without the launcher", async () => {
    const alone = join(directory, "alone");
    mkdirSync(alone);
    symlinkSync(join(directory, place), join(alone, process.platform === "win32" ? "autonats.exe" : "autonats"));
    const before = downloads();
    const edit = (markdown: string): string =>
      asReleased(markdown)
        .replace(/^go get -tool .*\n/mu, "")
        .replaceAll("go tool autonats", "autonats");
    const path = [alone, environment["PATH"]].join(delimiter);
    await followDocument("go/README.md", { ...environment, PATH: path }, { edit });
    expect(downloads()).toBe(before);
  });

  test("`go run` and `go install` of a version work", async () => {
    const printed = await shell("other").run(`go run ${launcher}@v${version} --version`);
    expect(printed).toContain(`${version}\n`);
    // What is installed is an `autonats` on the PATH, too.
    const installed = await shell("other").run(`go install ${launcher}@v${version} && autonats --version`);
    expect(installed).toBe(`${version}\n`);
  });

  test("`go generate` runs it, and what it generates compiles", async () => {
    const project = shell("generated");
    const greeter = /title="greeter\/greeter.go"\n([\s\S]*?)```/u.exec(
      readFileSync(`${root}go/README.md`, "utf8"),
    )?.[1];
    mkdirSync(join(directory, "generated/greeter"));
    writeFileSync(join(directory, "generated/greeter/greeter.go"), `${greeter}\n//go:generate go tool autonats g\n`);
    await project.run(`go mod init example.com/hello && go get -tool ${launcher}@v${version}`);
    expect(await project.run("go generate ./...")).toContain("Greeter  1 method");
    await project.run("go mod tidy && go build ./... && go vet ./...");
  });

  test("what `autonats init` writes for Go generates, compiles and runs a call", async () => {
    const port = String(await freePort());
    const started = shell("started");
    // What is downloaded is said before it.
    const document = await started.run(`go run ${launcher}@v${version} init --language go --json`);
    for (const file of ["serve/main.go", "call/main.go"]) {
      const path = join(directory, "started", file);
      writeFileSync(path, readFileSync(path, "utf8").replaceAll("4222", port));
    }
    try {
      const printed = await followSteps(document.slice(document.indexOf("\n{") + 1).replaceAll("4222", port), started);
      expect(printed.get("go run ./call")).toContain("Hello, Ada! <nil>\ntrue INVALID_ARGUMENT\n");
      expect(await started.run("go generate ./... && go vet ./...")).toContain("unchanged");
    } finally {
      await started.stop();
    }
  });

  test("without a download it says what to do, with the exit code of the tool", async () => {
    const empty = { AUTONATS_CACHE: join(directory, "empty"), GOPROXY: "off", AUTONATS_MIRROR: "" };
    const offline = shell("offline", empty).run("autonats --version");
    await expect(offline).rejects.toThrow(/exit code 3[\s\S]*GOPROXY=off forbids the download\nhelp: put an autonats/u);
  });

  /** The document, with the version that its reader gets. */
  function asReleased(markdown: string): string {
    return markdown
      .replace(/^go mod edit -replace .*\n/mu, "")
      .replace(/^(go get .*\/autonats\/go(?:\/cmd\/autonats)?)$/gmu, `$1@v${version}`);
  }

  /** How often the executable was downloaded. */
  function downloads(): number {
    return server.requests.filter((path) => path === place).length;
  }

  /** A shell in a folder of that name. */
  function shell(folder: string, more: NodeJS.ProcessEnv = {}): Shell {
    mkdirSync(join(directory, folder), { recursive: true });
    return new Shell(join(directory, folder), { ...environment, ...more });
  }
});

async function createEnvironment(directory: string, url: string): Promise<NodeJS.ProcessEnv> {
  const ask = (...names: readonly string[]): readonly string[] =>
    execFileSync(findGo(), ["env", ...names], { encoding: "utf8" })
      .trim()
      .split("\n");
  const [goroot = "", cache = "", modules = "", others = ""] = ask("GOROOT", "GOCACHE", "GOMODCACHE", "GOPROXY");
  const tools = join(directory, "tools");
  mkdirSync(tools);
  const bash = execFileSync("bash", ["-c", "command -v bash"], { encoding: "utf8" }).trim();
  symlinkSync(bash, join(tools, "bash"));
  symlinkSync(await findNatsServer(), join(tools, "nats-server"));
  const fetched = pathToFileURL(join(modules, "cache/download"));
  return {
    HOME: directory,
    PATH: [tools, join(goroot, "bin"), join(directory, "gopath/bin")].join(delimiter),
    GOPATH: join(directory, "gopath"),
    GOCACHE: cache,
    GOFLAGS: "-trimpath -modcacherw -buildvcs=false",
    GOPROXY: `${url}/proxy,${fetched},${others}`,
    GOSUMDB: "off",
    CGO_ENABLED: "0",
    AUTONATS_CACHE: join(directory, "cache"),
    AUTONATS_MIRROR: `${url}/mirror`,
  };
}
