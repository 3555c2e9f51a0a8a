import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheDirectory } from "../../scripts/cache-directory.mjs";
import { makeOnce } from "../../scripts/make-once.mjs";
import { publicPackages } from "../../scripts/public-packages.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const packed = join(cacheDirectory(), "packed");

/**
 * Returns a directory with the tarballs of all packages that are published; `npm test` has built them before. They are packed once for all
 * tests that run with the same files.
 */
export function packedPackages(): string {
  const directory = join(packed, hashOfPackages());
  makeOnce(directory, packInto);
  removeOld(directory);
  return directory;
}

function packInto(directory: string): void {
  const workspaces = publicPackages().map((path: string) => `--workspace=${path}`);
  const parameters = ["pack", "--ignore-scripts", "--loglevel=error", "--pack-destination", directory];
  execFileSync("npm", [...parameters, ...workspaces], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
}

/** The hash of all files of the packages, but for those that no package takes along. */
function hashOfPackages(): string {
  const hash = createHash("sha256").update(root);
  for (const path of publicPackages()) addFiles(join(root, path));
  return hash.digest("hex").slice(0, 32);

  function addFiles(directory: string): void {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== "node_modules" && entry.name !== "test") addFiles(path);
      } else hash.update(`${path}\n`).update(readFileSync(path));
    }
  }
}

/** Others than this and the newest are of a state of the files that is past. */
function removeOld(directory: string): void {
  const others = readdirSync(packed).filter((name) => !name.startsWith(".") && join(packed, name) !== directory);
  const byAge = others.map((name) => join(packed, name)).sort((one, other) => timeOf(other) - timeOf(one));
  for (const path of byAge.slice(1)) rmSync(path, { recursive: true, force: true });
}

function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
