import { createHash } from "node:crypto";
import { constants, copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { billOfMaterials } from "./release/bill-of-materials.mjs";
import { buildExecutable, findHostExecutable } from "./release/build-executable.mjs";
import { checkExecutable } from "./release/check-executable.mjs";
import { executableVersion } from "./release/embedded-files.mjs";
import { executableName } from "./release/executable-name.mjs";
import { platforms } from "./release/node-binaries.mjs";

/**
 * Builds the single-file executables of the platforms that are named, or of all, into `release/`, with checksums and an SBOM. `host` is
 * the one of this machine alone, under the name of the command, so that `release` can be on the PATH.
 */
const release = fileURLToPath(new URL("../release/", import.meta.url));
const named = process.argv.slice(2);
if (named.length === 1 && named[0] === "host") {
  mkdirSync(release, { recursive: true });
  const { path } = await findHostExecutable();
  copyFileSync(path, `${release}${basename(path)}`, constants.COPYFILE_FICLONE);
  process.exit();
}
const unknown = named.filter((name) => !(name in platforms));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(", ")}; there are host, ${Object.keys(platforms).join(", ")}`);
  process.exit(2);
}
const version = executableVersion();
mkdirSync(release, { recursive: true });
const lines = [];
for (const platform of named.length > 0 ? named : Object.keys(platforms)) {
  const name = executableName(version, platform);
  const files = await buildExecutable(platform, `${release}${name}`);
  writeFileSync(`${release}${name}.cdx.json`, billOfMaterials(version, files));
  checkExecutable(`${release}${name}`, platform);
  const sum = createHash("sha256")
    .update(readFileSync(`${release}${name}`))
    .digest("hex");
  lines.push(`${sum}  ${name}\n`);
  console.log(`${sum}  ${name}  ${(statSync(`${release}${name}`).size / 2 ** 20).toFixed(0)} MiB`);
}
writeFileSync(`${release}SHA256SUMS`, lines.join(""));
