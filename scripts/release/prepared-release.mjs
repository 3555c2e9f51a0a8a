import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheDirectory } from "../cache-directory.mjs";

/**
 * A release that has been built and checked, in a directory: `clone`, with what is to be committed, and `files`, with what is to be published
 * and `NOTES.md`. `manifest` has a line of `sha256sum`, path and size for each file.
 */
export class PreparedRelease {
  #directory;

  constructor(directory) {
    this.#directory = directory;
  }

  get clone() {
    return join(this.#directory, "clone");
  }

  get files() {
    return join(this.#directory, "files");
  }

  get manifest() {
    return readFileSync(join(this.#directory, "manifest"), "utf8");
  }

  /** Throws where a file is not what it was when it was checked. */
  verify() {
    for (const line of this.manifest.trim().split("\n")) {
      const [sum, file] = line.split("  ");
      const path = join(this.files, file);
      const found = existsSync(path) ? createHash("sha256").update(readFileSync(path)).digest("hex") : "missing";
      if (found !== sum) throw new Error(`${path} is not what was checked; remove ${this.#directory}`);
    }
  }

  /** Deletes it. */
  remove() {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

/** Builds and checks a release of what is committed in a repository, in a fresh directory of the cache. */
export function prepareRelease(root, version, platforms) {
  mkdirSync(releases(), { recursive: true });
  const directory = mkdtempSync(join(releases(), ".fresh-"));
  const prepared = new PreparedRelease(directory);
  try {
    const { clone, files } = prepared;
    mkdirSync(files);
    run("git", ["clone", "--quiet", "--no-local", root, clone], directory);
    run("npm", ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], clone);
    run(process.execPath, ["scripts/release/prepare.mjs", version, directory, ...platforms], clone);
    // What is ignored is not committed, and large.
    run("git", ["clean", "-fdXq"], clone);
    return prepared;
  } catch (error) {
    prepared.remove();
    throw error;
  }
}

/** Keeps a release for {@link keptRelease}, instead of any that was kept before, and returns it. */
export function keepRelease(prepared, root, version) {
  const directory = placeOf(root, version);
  for (const each of readdirSync(releases())) {
    if (!each.startsWith(".")) rmSync(join(releases(), each), { recursive: true, force: true });
  }
  renameSync(dirname(prepared.files), directory);
  return new PreparedRelease(directory);
}

/** Returns the release of a version that was kept, if it was built of what is committed, by the same Node; undefined if there is none. */
export function keptRelease(root, version) {
  const directory = placeOf(root, version);
  return existsSync(directory) ? new PreparedRelease(directory) : undefined;
}

function placeOf(root, version) {
  const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  return join(releases(), `${version}-${commit}-${process.version}`);
}

function releases() {
  return join(cacheDirectory(), "releases");
}

function run(command, parameters, cwd) {
  const shell = process.platform === "win32" && command === "npm";
  execFileSync(command, parameters, { cwd, stdio: "inherit", shell });
}
