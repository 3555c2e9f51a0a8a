import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publicPackages } from "./public-packages.mjs";
import { publishFlags } from "./release/npm-packages.mjs";
import { isVersion } from "./release/versions.mjs";

/**
 * `npm run publish-release -- 1.0.0` publishes what `npm run release` has built: the npm packages, the commit with its tags, and the files
 * of the release. What is published already is left alone, so after a failure the same command goes on.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const [version = "", ...rest] = process.argv.slice(2);
if (rest.length > 0 || !isVersion(version)) end("name the version that is to be published: 1.0.0");
const directory = join(root, "release", `v${version}`);
if (!existsSync(directory)) end(`there is no ${directory}; \`npm run release -- ${version}\` makes it`);
checkFiles();
for (const path of publicPackages()) publishPackage(path);
run("git", ["push", "--atomic", "--follow-tags"]);
publishFiles();

/** Ends the process where the files are not those whose hashes the tagged Go module has. */
function checkFiles() {
  const sums = output("git", ["show", `v${version}:go/internal/launcher/SHA256SUMS`]).stdout;
  for (const line of sums.trim().split("\n")) {
    const [sum, name] = line.split("  ");
    const found = createHash("sha256")
      .update(readFileSync(join(directory, name)))
      .digest("hex");
    if (found !== sum) end(`${name} is not the file whose hash is in v${version}`);
  }
}

function publishPackage(path) {
  const { name } = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8"));
  const file = join(directory, "npm", `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  // Only there can npm find out who built it.
  const provenance = process.env.GITHUB_ACTIONS === "true" ? ["--provenance"] : [];
  const parameters = ["publish", ...publishFlags(version), ...provenance, "--loglevel=error", file];
  const { status, stderr } = output("npm", parameters);
  if (status === 0) return console.log(`published ${name}@${version}`);
  const integrity = `sha512-${createHash("sha512").update(readFileSync(file)).digest("base64")}`;
  const { stdout } = output("npm", ["view", `${name}@${version}`, "dist.integrity", "--loglevel=silent"]);
  if (stdout.trim() !== integrity) end(`${name}@${version} cannot be published:\n${stderr}`);
  return console.log(`${name}@${version} is published already`);
}

function publishFiles() {
  const tag = `v${version}`;
  if (output("gh", ["release", "view", tag]).status === 0) return console.log(`the release ${tag} exists already`);
  const files = readdirSync(directory).filter((file) => file.startsWith("autonats-") || file === "SHA256SUMS");
  const early = version.includes("-") ? ["--prerelease"] : [];
  const parameters = ["release", "create", tag, "--verify-tag", "--title", tag, "--notes-file", "NOTES.md"];
  return run("gh", [...parameters, ...early, ...files], directory);
}

function run(command, parameters, cwd = root) {
  execFileSync(command, parameters, { cwd, stdio: "inherit", shell: isBatch(command) });
}

function output(command, parameters) {
  return spawnSync(command, parameters, { cwd: root, encoding: "utf8", shell: isBatch(command) });
}

function isBatch(command) {
  return process.platform === "win32" && command === "npm";
}

function end(problem) {
  console.error(`error: ${problem}`);
  process.exit(2);
}
