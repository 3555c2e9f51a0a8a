import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildPackages } from "../install.mjs";
import { publicPackages } from "../public-packages.mjs";
import { billOfMaterials } from "./bill-of-materials.mjs";
import { buildExecutable } from "./build-executable.mjs";
import { addSection, changelogSection } from "./changelog.mjs";
import { checkExecutable } from "./check-executable.mjs";
import { executableName } from "./executable-name.mjs";
import { goModules, writeGoModule } from "./go-modules.mjs";
import { setVersion } from "./set-version.mjs";
import { compareVersions, isVersion } from "./versions.mjs";

/**
 * Run in a clone in which dependencies are installed, with the version, the directory for what is released, and the platforms. Sets the version there,
 * writes the changelog, and builds everything that is published. Prints a line of `sha256sum` for each file.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const [version, directory, ...platforms] = process.argv.slice(2);
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
for (const path of publicPackages()) packPackage(path);

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
  writeFileSync(file, addSection(existsSync(file) ? readFileSync(file, "utf8") : "", section));
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

/** Packs a package, and lets npm check what it would publish. */
function packPackage(path) {
  const cwd = join(root, path);
  const { name, version: its } = JSON.parse(readFileSync(join(cwd, "package.json"), "utf8"));
  if (its !== version) throw new Error(`${name} has the version ${its}`);
  const target = join(directory, "npm");
  const [packed] = npm(["pack", "--json", "--ignore-scripts", "--pack-destination", target], cwd);
  const files = packed.files.map((file) => file.path);
  for (const wanted of ["package.json", "README.md", "LICENSE"]) {
    if (!files.includes(wanted)) throw new Error(`the package ${name} does not have ${wanted}`);
  }
  const wrong = files.find((file) => /(?:^|\/)(?:test|node_modules)\/|\.tsbuildinfo$/u.test(file));
  if (wrong !== undefined) throw new Error(`the package ${name} would have ${wrong}`);
  npm(["publish", "--dry-run", "--json", "--access", "public", "--ignore-scripts", join(target, packed.filename)], cwd);
  announce(`npm/${packed.filename}`);
}

function npm(parameters, cwd) {
  const stdio = ["ignore", "pipe", "inherit"];
  const shell = process.platform === "win32";
  const output = execFileSync("npm", [...parameters, "--loglevel=error"], { cwd, encoding: "utf8", stdio, shell });
  const parsed = JSON.parse(output);
  return Array.isArray(parsed) ? parsed : Object.values(parsed);
}

/** Prints the hash, the path and the size of a file, and returns its hash. */
function announce(path) {
  const file = join(directory, path);
  const sum = createHash("sha256").update(readFileSync(file)).digest("hex");
  const kibibytes = Math.ceil(statSync(file).size / 1024);
  console.log(`${sum}  ${path}  ${kibibytes} KiB`);
  return sum;
}
