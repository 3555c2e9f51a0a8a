import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { publicPackages } from "../public-packages.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Returns the files that the executables bring along: their paths, by the names under which `@autonats/own-files` is asked for them.
 * Each package lists those that it asks for as `ownFiles` in its manifest; a `*` is for any part of a file's name.
 */
export function embeddedFiles() {
  const files = {};
  for (const path of publicPackages()) {
    const manifest = `${root}${path}/package.json`;
    const { resolve } = createRequire(manifest);
    for (const name of JSON.parse(readFileSync(manifest, "utf8")).ownFiles ?? []) {
      if (name.includes("*")) Object.assign(files, matchingFiles(name, resolve));
      else files[name] = resolve(name);
    }
  }
  return files;
}

function matchingFiles(pattern, resolve) {
  const [packageName] = /^(?:@[^/]+\/)?[^/]+/u.exec(pattern);
  const directory = join(dirname(resolve(`${packageName}/package.json`)), dirname(pattern.slice(packageName.length)));
  const [before, after] = basename(pattern).split("*");
  const names = readdirSync(directory).filter((name) => name.startsWith(before) && name.endsWith(after));
  return Object.fromEntries(names.map((name) => [`${dirname(pattern)}/${name}`, join(directory, name)]));
}

/** Returns the version that the executables will report. */
export function executableVersion() {
  return JSON.parse(readFileSync(`${root}packages/cli/package.json`, "utf8")).version;
}
