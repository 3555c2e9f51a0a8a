import { execFileSync } from "node:child_process";
import { constants, cpSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { goModules } from "./release/go-modules.mjs";
import { platforms } from "./release/node-binaries.mjs";
import { keepRelease, keptRelease, prepareRelease } from "./release/prepared-release.mjs";
import { compareVersions, isVersion } from "./release/versions.mjs";

/**
 * `npm run release -- 1.0.0` builds and checks all that a release has, in a clone: npm packages, executables, Go modules, changelog.
 * Only then is the repository changed: it gets a commit and its tags, and the files are in `release/v1.0.0`. With `--dry-run` it is
 * not changed at all, and what was built is kept for the release of the same commit. `--platforms` builds the executables of some
 * platforms alone, or of none, for a dry run. Nothing is published.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const { version, isDry, chosen } = readParameters();
checkRepository();
if (isDry) rehearse();
else release();

/** Builds and checks everything. What has all platforms is kept, so that it can be released as it was seen. */
function rehearse() {
  const prepared = prepareRelease(root, version, chosen);
  const notes = readFileSync(join(prepared.files, "NOTES.md"), "utf8");
  if (chosen.length === Object.keys(platforms).length) keepRelease(prepared, root, version);
  else prepared.remove();
  console.log(`\n${notes}\nThis was a dry run of ${version}: nothing was changed.`);
}

function release() {
  const prepared = findPrepared();
  try {
    takeOver(prepared);
  } finally {
    prepared.remove();
  }
}

/** Takes a prepared release into the repository: its commit with the tags, and its files. */
function takeOver({ clone, files }) {
  const output = join(root, "release", `v${version}`);
  const unfinished = `${output}-unfinished`;
  const identity = ["user.name", "user.email"].flatMap((key) => ["-c", `${key}=${git(root, ["config", key]).trim()}`]);
  run("git", ["add", "--all"], clone);
  run("git", [...identity, "commit", "--quiet", "-m", `release: make ${version}`], clone);
  for (const tag of tagsOf(version)) run("git", [...identity, "tag", "-a", tag, "-m", `Autonats ${version}`], clone);
  for (const each of [output, unfinished]) rmSync(each, { recursive: true, force: true });
  cpSync(files, unfinished, { recursive: true, mode: constants.COPYFILE_FICLONE });
  run("git", ["pull", "--quiet", "--ff-only", "--tags", clone, "HEAD"], root);
  renameSync(unfinished, output);
  console.log(
    `\n${version} is committed and tagged, and its files are in ${output}.\nTo publish them: npm run publish-release -- ${version}`,
  );
}

/** Returns what a dry run has built of the same commit, or builds it. */
function findPrepared() {
  const kept = keptRelease(root, version);
  if (kept === undefined) return prepareRelease(root, version, chosen);
  try {
    kept.verify();
  } catch (error) {
    end(error.message);
  }
  console.log(`${kept.manifest}These are the files of the dry run.`);
  return kept;
}

function readParameters() {
  const options = { "dry-run": { type: "boolean", default: false }, platforms: { type: "string" } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [wanted = ""] = positionals;
  if (positionals.length !== 1 || !isVersion(wanted))
    end("name one semantic version: npm run release -- 1.0.0 [--dry-run]");
  const known = Object.keys(platforms);
  if (Number(wanted.split(".")[0]) > 1)
    end("Go finds version 2 or later only if the modules' paths say it: example/v2");
  const named = values.platforms?.split(",").filter((name) => name !== "") ?? known;
  if (named.some((name) => !known.includes(name))) end(`the platforms are ${known.join(", ")}`);
  if (values.platforms !== undefined && !values["dry-run"])
    end("a release has all platforms; --platforms is for a dry run");
  return { version: wanted, isDry: values["dry-run"], chosen: named };
}

/** Ends the process where a release would not be what has been committed, or not a new one. */
function checkRepository() {
  const changes = git(root, ["status", "--porcelain"]);
  if (changes !== "") end(`commit or remove what has changed:\n${changes}`);
  const tags = git(root, ["tag", "--list"]).split("\n");
  const taken = tagsOf(version).find((tag) => tags.includes(tag));
  if (taken !== undefined) end(`the tag ${taken} exists`);
  const released = tags.filter((tag) => tag.startsWith("v") && isVersion(tag.slice(1))).map((tag) => tag.slice(1));
  const highest = released.sort(compareVersions).at(-1);
  if (highest !== undefined && compareVersions(version, highest) < 0) end(`${version} is lower than ${highest}`);
}

/** The tags of a version: that of the repository, and those by which Go finds its modules. */
function tagsOf(of) {
  return [`v${of}`, ...goModules.map((path) => `${path}/v${of}`)];
}

function run(command, parameters, cwd) {
  execFileSync(command, parameters, { cwd, stdio: "inherit" });
}

function git(cwd, parameters) {
  return execFileSync("git", parameters, { cwd, encoding: "utf8" });
}

function end(problem) {
  console.error(`error: ${problem}`);
  process.exit(2);
}
