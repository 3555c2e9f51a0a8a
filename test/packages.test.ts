import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, test } from "vitest";
import { publicPackages } from "../scripts/public-packages.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

const packages: readonly string[] = publicPackages();

/** The packages as they would be published; `npm test` has built them before. */
describe.each(packages)("%s", (path) => {
  const manifest = JSON.parse(readFileSync(`${root}${path}/package.json`, "utf8"));

  test("says what it is, in a README and a licence of its own", () => {
    expect(manifest).toMatchObject({ license: "MIT", type: "module", description: expect.any(String) });
    expect(readFileSync(`${root}${path}/README.md`, "utf8")).toContain(`# ${manifest.name}`);
    expect(readFileSync(`${root}${path}/LICENSE`, "utf8")).toBe(readFileSync(`${root}LICENSE`, "utf8"));
  });

  test("passes publint", async () => {
    const { messages } = await publint({ pkgDir: `${root}${path}`, strict: true });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  test("has types that resolve (attw, ESM only)", async () => {
    const attw = `${root}node_modules/@arethetypeswrong/cli/dist/index.js`;
    const parameters = [
      "--pack",
      path,
      "--profile",
      "esm-only",
      "--format",
      "table-flipped",
      "--no-color",
      "--no-emoji",
      // These have no types.
      ...Object.keys(manifest.exports).flatMap((entry) =>
        entry.endsWith(".wasm") ? ["--exclude-entrypoints", entry] : [],
      ),
    ];
    const { failure } = await run(process.execPath, [attw, ...parameters], { cwd: root }).then(
      () => ({ failure: "" }),
      (error: unknown) => ({ failure: (error as { stdout: string }).stdout }),
    );
    expect(failure).toBe("");
  });

  test("depends on nothing that docs/dependencies.md does not give a reason for", () => {
    const reasons = readFileSync(`${root}docs/dependencies.md`, "utf8");
    const foreign = Object.keys({
      ...manifest.dependencies,
      ...manifest.peerDependencies,
      ...manifest.devDependencies,
    });
    const unexplained = foreign.filter((name) => !isOurs(name) && !reasons.includes(`\`${name}\``));
    expect(unexplained).toEqual([]);
  });
});

function isOurs(name: string): boolean {
  return name.startsWith("@autonats/") || name === "autonats";
}
