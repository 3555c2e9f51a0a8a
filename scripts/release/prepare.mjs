import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildPackages } from "../install.mjs";
import { publicPackages } from "../public-packages.mjs";
import { billOfMaterials } from "./bill-of-materials.mjs";
import { buildExecutable } from "./build-executable.mjs";
import { addSection, changelogSection, ownSections } from "./changelog.mjs";
import { checkExecutable } from "./check-executable.mjs";
import { executableName } from "./executable-name.mjs";
import { goModules } from "./go-modules.mjs";
import { packPackages } from "./npm-packages.mjs";
import { setVersion } from "./set-version.mjs";
import { compareVersions, isVersion } from "./versions.mjs";
import { writeGoModule } from "./write-go-module.mjs";

/**
 * Run in a clone in which dependencies are installed, with the version, the directory of a prepared release, and the platforms. Sets the version
 * there, writes the changelog, and builds everything that is published into `files`. Prints the lines of `manifest` as it goes on.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const [version, release, ...platforms] = process.argv.slice(2);
const directory = join(release, "files");
const manifest = join(release, "manifest");
setVersion(root, version);
buildPackages(); // Only now: some code says its version.
writeChangelog();
const sums = await buildExecutables();
writeFileSync(join(root, "go/internal/launcher/SHA256SUMS"), sums);
writeFileSync(join(directory, "SHA256SUMS"), sums);
for (const path of goModules) {
  writeGoModule(root, path, version, join(directory, "go"));
  announce(`go/github.com/zyra/autonats/${path}/@v/v${version}.zip`);
}
mkdirSync(join(directory, "npm"));
for (const file of packPackages(root, publicPackages(), version, join(directory, "npm"))) announce(`npm/${file}`);

function writeChangelog() {
  const tags = execFileSync("git", ["tag", "--list", "v*", "--merged", "HEAD"], { cwd: root, encoding: "utf8" });
  const released = tags.split("\n").flatMap((tag) => (isVersion(tag.slice(1)) ? [tag.slice(1)] : []));
  const last = released.sort(compareVersions).at(-1);
  const range = last === undefined ? "HEAD" : `v${last}..HEAD`;
  const log = execFileSync("git", ["log", "--no-merges", "--format=%cs %s", range], { cwd: root, encoding: "utf8" });
  const lines = log.split("\n").filter((line) => line !== "");
  const date = lines[0]?.slice(0, 10) ?? "";
  const section = changelogSection(
    version,
    date,
    lines.map((line) => line.slice(11)),
  );
  const file = join(root, "CHANGELOG.md");
  const changelog = addSection(existsSync(file) ? readFileSync(file, "utf8") : "", section);
  writeFileSync(file, changelog);
  writeFileSync(join(root, "packages/cli/CHANGELOG.md"), ownSections(changelog, version));
  writeFileSync(join(directory, "NOTES.md"), section);
}

async function buildExecutables() {
  let lines = "";
  for (const platform of platforms) {
    const name = executableName(version, platform);
    const files = await buildExecutable(platform, join(directory, name));
    writeFileSync(join(directory, `${name}.cdx.json`), billOfMaterials(version, files));
    checkExecutable(join(directory, name), platform);
    lines += `${announce(name)}  ${name}\n`;
  }
  return lines;
}

/** Prints the hash, the path and the size of a file, and returns its hash. */
function announce(path) {
  const file = join(directory, path);
  const sum = createHash("sha256").update(readFileSync(file)).digest("hex");
  const kibibytes = Math.ceil(statSync(file).size / 1024);
  const line = `${sum}  ${path}  ${kibibytes} KiB`;
  console.log(line);
  appendFileSync(manifest, `${line}\n`);
  return sum;
}
