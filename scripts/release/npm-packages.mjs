import { execFileSync } from "node:child_process";
import { compareVersions, isVersion } from "./versions.mjs";

/**
 * Packs packages of a checkout, by the folders of its workspaces, into a directory, and lets npm check what it would publish. Returns the
 * names of the files. Throws where one of them lacks a file, has one that is not for users, or is not what npm would publish.
 *
 * npm is started once for all of them, and not for each: it takes seconds to start.
 */
export function packPackages(root, paths, version, directory) {
  const workspaces = paths.map((path) => `--workspace=${path}`);
  const packed = npm(root, ["pack", "--pack-destination", directory, ...workspaces]);
  const wouldPublish = new Map(
    npm(root, ["publish", "--dry-run", ...publishFlags(version), ...workspaces]).map((each) => [each.name, each]),
  );
  if (packed.length !== paths.length) throw new Error(`npm packed ${packed.length} of ${paths.length} packages`);
  for (const each of packed) {
    check(each, version);
    if (wouldPublish.get(each.name)?.integrity !== each.integrity)
      throw new Error(`npm would not publish ${each.filename} as it was packed`);
  }
  return packed.map(({ filename }) => filename);
}

/** Returns the flags of `npm publish` for a version. One before a release must not be what users get by the name alone. */
export function publishFlags(version) {
  if (!isVersion(version)) throw new Error(`${version} is not a version`);
  const isEarly = compareVersions(version, version.replace(/-.*$/u, "")) < 0;
  return ["--access", "public", "--tag", isEarly ? "next" : "latest"];
}

function check({ name, version: its, files }, version) {
  if (its !== version) throw new Error(`${name} has the version ${its}`);
  const paths = files.map((file) => file.path);
  for (const wanted of ["package.json", "README.md", "LICENSE"]) {
    if (!paths.includes(wanted)) throw new Error(`the package ${name} does not have ${wanted}`);
  }
  const wrong = paths.find((path) => /(?:^|\/)(?:test|node_modules)\/|\.tsbuildinfo$/u.test(path));
  if (wrong !== undefined) throw new Error(`the package ${name} would have ${wrong}`);
}

/** Runs npm and returns what it says of each package: a list, or an object by their names. */
function npm(cwd, parameters) {
  const stdio = ["ignore", "pipe", "inherit"];
  const all = [...parameters, "--json", "--ignore-scripts", "--loglevel=error"];
  const shell = process.platform === "win32";
  return Object.values(
    JSON.parse(execFileSync("npm", all, { cwd, encoding: "utf8", stdio, shell, maxBuffer: 1 << 28 })),
  );
}
