import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { executableVersion } from "../scripts/release/embedded-files.mjs";
import { writeGoModule } from "../scripts/release/write-go-module.mjs";
import { RepositoryCopy } from "../scripts/repository-copy.mjs";
import { packedPackages } from "./support/packed.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const version = executableVersion();
/** Two of them, which need none of the others: all are built and packed alike. */
const packages = ["packages/model", "packages/runtime"];

/** `test/executable.test.ts` has the same of an executable. */
test("what is built elsewhere, at another time, is the same byte for byte", () => {
  const directory = mkdtempSync(join(tmpdir(), "autonats-reproducible-"));
  const copy = new RepositoryCopy("reproducible", []);
  const run = (command: string, ...parameters: readonly string[]): void => {
    const { status, output } = copy.run(command, parameters, ".", 600_000);
    expect({ status, output: status === 0 ? "" : output }).toEqual({ status: 0, output: "" });
  };
  try {
    run(process.execPath, "node_modules/typescript/bin/tsc", "-b", ...packages);
    const workspaces = packages.map((path) => `--workspace=${path}`).join(" ");
    execFileSync(`npm pack --ignore-scripts --loglevel=error --pack-destination "${directory}" ${workspaces}`, {
      cwd: copy.path("."),
      shell: true,
      stdio: "ignore",
    });
    const tarballs = readdirSync(directory);
    expect(tarballs).toHaveLength(packages.length);
    for (const name of tarballs)
      expect([name, hashOf(directory, name)]).toEqual([name, hashOf(packedPackages(), name)]);

    // The files of a module are those that git has.
    run("git", "init", "--quiet");
    run("git", "add", "--all");
    const [here, elsewhere] = [join(directory, "here"), join(directory, "elsewhere")];
    writeGoModule(root, "go", version, here);
    writeGoModule(copy.path("."), "go", version, elsewhere);
    const archive = `github.com/zyra/autonats/go/@v/v${version}.zip`;
    expect(hashOf(elsewhere, archive)).toBe(hashOf(here, archive));
  } finally {
    copy.remove();
    rmSync(directory, { recursive: true, force: true });
  }
});

function hashOf(directory: string, name: string): string {
  return createHash("sha256")
    .update(readFileSync(join(directory, name)))
    .digest("hex");
}
