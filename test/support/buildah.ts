import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { unpackDebianPackages } from "../../scripts/debian-packages.mjs";

/** Builds and runs images: a command and the parameters that come before its own, and its environment. */
export interface Buildah {
  readonly command: readonly [string, ...string[]];
  readonly environment: NodeJS.ProcessEnv;
}

/** The program, its policy, and libraries that not every Debian has. */
const packages = ["buildah", "golang-github-containers-common", "libgpgme11", "libassuan0", "libdevmapper1.02.1"];

/** Returns buildah, or why there is none to be had. Those who use an image are others than root, which only root can show. */
export function findBuildah(): Buildah | string {
  if (process.platform !== "linux") return "images are of Linux";
  if (process.getuid?.() !== 0) return "only root can show what belongs to whom";
  if (spawnSync("unshare", ["--mount", "true"]).status !== 0) return "mounts are not allowed here";
  if (spawnSync("buildah", ["--version"]).status === 0) return { command: ["buildah"], environment: {} };
  const directory = unpackDebianPackages("buildah", packages);
  if (directory === undefined) return "there is neither buildah on the PATH nor Debian's package";
  return unpacked(directory);
}

/** What is not installed finds its policy in its home. It starts itself again without variables, so a table is put over that of the system for its libraries. */
function unpacked(directory: string): Buildah {
  const home = join(directory, "home");
  mkdirSync(join(home, ".config/containers"), { recursive: true });
  cpSync(join(directory, "etc/containers/policy.json"), join(home, ".config/containers/policy.json"));
  const libraries = ["lib", "usr/lib"]
    .map((path) => join(directory, path))
    .filter(existsSync)
    .flatMap((path) => readdirSync(path).map((name) => join(path, name)));
  const table = join(directory, "ld.so.cache");
  execFileSync("ldconfig", ["-C", table, ...libraries]);
  const script = 'mount --bind "$1" /etc/ld.so.cache && shift && exec "$@"';
  const command = ["unshare", "--mount", "sh", "-c", script, "sh", table, join(directory, "usr/bin/buildah")] as const;
  return { command: [...command], environment: { HOME: home } };
}
