import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.mjs";

/**
 * Returns the directory into which packages of Debian are unpacked, without being installed: a directory of a per-user cache, filled once.
 * Undefined where they cannot be fetched.
 */
export function unpackDebianPackages(name, packages) {
  const cache = cacheDirectory();
  const directory = join(cache, name);
  if (existsSync(directory)) return directory;
  console.log(`Fetching ${packages.join(", ")} into ${directory} …`);
  mkdirSync(cache, { recursive: true });
  const here = mkdtempSync(join(cache, `${name}-`));
  const run = (command, parameters) => execFileSync(command, parameters, { cwd: here, stdio: "ignore" });
  try {
    try {
      run("apt-get", ["download", ...packages]);
    } catch {
      // There may be no list of packages yet.
      run("apt-get", ["update"]);
      run("apt-get", ["download", ...packages]);
    }
    for (const file of readdirSync(here).filter((each) => each.endsWith(".deb")))
      run("dpkg-deb", ["-x", file, "unpacked"]);
    // As a whole, since others may do the same at the same time.
    renameSync(join(here, "unpacked"), directory);
  } catch {
    // Not a system of Debian's, or no network, unless somebody else was faster.
  } finally {
    rmSync(here, { recursive: true, force: true });
  }
  return existsSync(directory) ? directory : undefined;
}
