import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { cacheDirectory } from "./cache-directory.mjs";

const python = process.platform === "win32" ? "python" : "python3";
const programs = process.platform === "win32" ? "Scripts" : "bin";

/**
 * Returns the directory of the programs that packages of Python bring, in the versions that a file of requirements names. They are
 * installed once, into an environment of their own in a per-user cache. Undefined where there is no Python to run them, after saying so.
 */
export function installPythonPrograms(requirements) {
  if (!hasPython()) {
    console.log(`No Python 3.10 or later is on the PATH as ${python}, so nothing runs what ${requirements} names.`);
    return undefined;
  }
  const cache = cacheDirectory();
  const version = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const name = `python-${basename(requirements, ".txt")}-${version}`;
  const directory = join(cache, name);
  if (!existsSync(directory)) install(requirements, cache, name);
  return join(directory, programs);
}

function install(requirements, cache, name) {
  console.log(`Installing ${basename(requirements)} into ${join(cache, name)} …`);
  mkdirSync(cache, { recursive: true });
  const here = mkdtempSync(join(cache, `${name}-`));
  try {
    execFileSync(python, ["-m", "venv", here], { stdio: "inherit" });
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"];
    execFileSync(join(here, programs, "python"), [...pip, "--requirement", requirements], { stdio: "inherit" });
    // An environment cannot be moved. As a whole all the same, since others may do this at the same time.
    symlinkSync(here, join(cache, name), "junction");
  } catch (error) {
    rmSync(here, { recursive: true, force: true });
    if (error.code !== "EEXIST") throw error;
  }
}

function hasPython() {
  return spawnSync(python, ["-c", "import sys; sys.exit(sys.version_info < (3, 10))"]).status === 0;
}
