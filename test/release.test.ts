import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cacheDirectory } from "../scripts/cache-directory.mjs";
import { findGo } from "../scripts/find-go.mjs";
import { publicPackages } from "../scripts/public-packages.mjs";
import { addSection, changelogSection, ownSections } from "../scripts/release/changelog.mjs";
import { goModules } from "../scripts/release/go-modules.mjs";
import { hostPlatform, platforms } from "../scripts/release/node-binaries.mjs";
import { setVersion } from "../scripts/release/set-version.mjs";
import { compareVersions, isVersion } from "../scripts/release/versions.mjs";
import { readBlocks } from "./support/document.js";
import { startNpmRegistry } from "./support/npm-registry.js";
import { Shell } from "./support/shell.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const version = "1.77.0";

test("versions are compared as semantic versions are", () => {
  const ascending = ["0.9.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-rc.2", "1.0.0-rc.10", "1.0.0"];
  expect(ascending.every(isVersion)).toBe(true);
  expect([...ascending].reverse().sort(compareVersions)).toEqual(ascending);
  expect(["1.0", "v1.0.0", "01.0.0", "1.0.0+build", "1.0.0-01", ""].some(isVersion)).toBe(false);
});

test("the changelog has the commits by area, and the newest version first", () => {
  const first = changelogSection("1.0.0", "2026-01-02", ["go: add a", "cli: add b", "Merge branch 'x'", "go: add c"]);
  expect(first).toBe("## 1.0.0 (2026-01-02)\n\n### cli\n\n- add b\n\n### go\n\n- add a\n- add c\n");
  const second = changelogSection("1.1.0", "2026-02-02", ["cli: add d"]);
  expect(addSection(addSection("", first), second)).toBe(`# Changelog\n\n${second}\n${first}`);
});

test("the tool brings along the changelog of its own major version", () => {
  const [old, first, second] = ["0.9.0", "1.0.0", "1.1.0"].map((each) =>
    changelogSection(each, "2026-01-02", ["go: add a"]),
  ) as [string, string, string];
  const changelog = [old, first, second].reduce(addSection, "");
  expect(ownSections(changelog, "1.1.0")).toBe(addSection(addSection("", first), second));
  expect(ownSections(changelog, "1.1.0")).toContain("## 1.0.0 (2026-01-02)");
  expect(ownSections(changelog, "2.0.0")).toBe("# Changelog\n");
});

/** A repository of the test's own, which has no platform but this one, a registry of npm, and a `gh` that takes down what it is asked. */
describe("in a clean clone", () => {
  let directory: string;
  let clone: string;
  let remote: string;
  /** One of the test's own, but for the binary of Node. */
  let cache: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "autonats-release-test-"));
    clone = join(directory, "clone");
    remote = join(directory, "remote.git");
    cache = join(directory, "cache");
    mkdirSync(cache);
    mkdirSync(join(cacheDirectory(), "node"), { recursive: true });
    symlinkSync(join(cacheDirectory(), "node"), join(cache, "node"), "junction");
    execFileSync("git", ["clone", "--quiet", "--no-local", root, clone]);
    execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", remote]);
    git("checkout", "--quiet", "-B", "main");
    git("remote", "set-url", "origin", remote);
    git("config", "user.name", "Somebody");
    git("config", "user.email", "somebody@example.com");
    const table = join(clone, "scripts/release/node-binaries.mjs");
    const others = Object.keys(platforms).filter((name) => name !== hostPlatform());
    writeFileSync(
      table,
      `${readFileSync(table, "utf8")}\nfor (const name of ${JSON.stringify(others)}) delete platforms[name];\n`,
    );
    git("commit", "--quiet", "--all", "-m", "release: build for one platform alone");
    git("push", "--quiet", "--set-upstream", "origin", "main");
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("what cannot be released is refused at once", () => {
    expect(release("1.0")).toMatchObject({ status: 2, stderr: expect.stringContaining("one semantic version") });
    expect(release("2.0.0")).toMatchObject({ status: 2, stderr: expect.stringContaining("version 2 or later") });
    git("tag", "go/v1.3.0");
    expect(release("1.3.0")).toMatchObject({ status: 2, stderr: expect.stringContaining("go/v1.3.0 exists") });
    git("tag", "v1.3.1");
    expect(release("1.3.1-rc.1")).toMatchObject({ status: 2, stderr: expect.stringContaining("lower than 1.3.1") });
    expect(release("1.4.0", "--platforms", hostPlatform())).toMatchObject({ status: 2 });
    git("tag", "--delete", "go/v1.3.0", "v1.3.1");
  });

  test("all versions move together, and what is not committed is not released", () => {
    const before = JSON.parse(git("show", "HEAD:package.json")).version;
    setVersion(clone, version);
    const changed = git("diff", "--name-only").trim().split("\n");
    expect(changed).toEqual(expect.arrayContaining(["package-lock.json", "go/autonatsprom/go.mod"]));
    const left = git("grep", "-F", `"${before}"`, "--", "*package.json", "go/*.go", "packages/*/src/*.ts")
      .trim()
      .split("\n");
    // AsyncAPI counts versions, too.
    expect(left.filter((line) => !line.includes("bindingVersion"))).toEqual([]);
    expect(release(version)).toMatchObject({ status: 2, stderr: expect.stringContaining("package-lock.json") });
    git("checkout", "--quiet", "--", ".");
  });

  test("a dry run prints what would be published, and changes nothing", () => {
    const before = git("rev-parse", "HEAD");
    const { status, stdout, stderr } = release(version, "--dry-run");
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    expect(filesIn(stdout)).toHaveLength(publicPackages().length + 3 + 1);
    expect(stdout).toContain(`## ${version} (`);
    expect(git("status", "--porcelain", "--ignored")).toBe("");
    expect(git("tag", "--list") + git("rev-parse", "HEAD")).toBe(before);
  });

  test("what was changed since the dry run is not released", () => {
    const [kept = ""] = readdirSync(join(cache, "releases"));
    const file = join(cache, "releases", kept, "files/npm", `autonats-${version}.tgz`);
    const content = readFileSync(file);
    writeFileSync(file, content.subarray(1));
    const refusal = `autonats-${version}.tgz is not what was checked`;
    expect(release(version)).toMatchObject({ status: 2, stderr: expect.stringContaining(refusal) });
    writeFileSync(file, content);
  });

  test("a release can be published as docs/releasing.md says, and used", async () => {
    const [, made, published] = readBlocks(readFileSync(`${root}docs/releasing.md`, "utf8"), "A release").map(
      ({ text }) => text.replaceAll("1.0.0", version),
    ) as [string, string, string];
    await using registry = await startNpmRegistry();
    const shell = new Shell(clone, { ...publishingEnvironment(directory, registry.url), AUTONATS_CACHE: cache });
    const printed = await shell.run(made);
    expect(printed).toContain("These are the files of the dry run.");
    expect(readdirSync(join(cache, "releases"))).toEqual([]);
    const files = filesIn(printed);
    const of = (form: RegExp): readonly string[] => files.filter((file) => form.test(file));
    expect([of(/^npm\//u), of(/\.zip$/u), of(/^autonats-/u)].map(({ length }) => length)).toEqual([
      publicPackages().length,
      3,
      1,
    ]);
    expect(files.every((file) => file.includes(version))).toBe(true);
    expect(git("status", "--porcelain")).toBe("");

    registry.left = 2;
    await expect(shell.run(published)).rejects.toThrow("cannot be published");
    expect(git("ls-remote", "--tags", "origin")).toBe("");
    registry.left = Number.POSITIVE_INFINITY;
    expect(await shell.run(published)).toContain(`@autonats/model@${version} is published already`);
    const names = publicPackages().map(
      (path: string): string => JSON.parse(readFileSync(`${root}${path}/package.json`, "utf8")).name,
    );
    expect(registry.published).toEqual(names.map((name: string) => `${name}@${version}`));
    expect(git("ls-remote", "origin", "main").split("\t")[0]).toBe(git("rev-parse", "HEAD").trim());
    expect(readFileSync(join(directory, "gh.txt"), "utf8")).toMatch(
      new RegExp(`^release create v${version} .*NOTES.md SHA256SUMS autonats-${version}-${hostPlatform()} `, "mu"),
    );

    const user = join(directory, "user");
    mkdirSync(user);
    const install = "npm install --loglevel=error --no-audit --no-fund --prefix . autonats && npx autonats --version";
    const environment = { ...publishingEnvironment(directory, registry.url), NODE_OPTIONS: "" };
    expect(await new Shell(user, environment).run(install)).toContain(`\n${version}\n`);
  });

  test("Go gets the release's modules from its tags, and its launcher the executable", async () => {
    const [modules = ""] = execFileSync(findGo(), ["env", "GOMODCACHE"], { encoding: "utf8" }).trim().split("\n");
    const built = pathToFileURL(join(clone, "release", `v${version}`, "go"));
    const common = { GOFLAGS: "-modcacherw", GOSUMDB: "off" };
    writeFileSync(
      join(directory, "gitconfig"),
      `[url "${pathToFileURL(remote)}"]\n\tinsteadOf = https://github.com/zyra/autonats\n`,
    );
    const places = [
      { GOPROXY: "direct", GIT_CONFIG_GLOBAL: join(directory, "gitconfig"), GOMODCACHE: join(directory, "tagged") },
      { GOPROXY: `${built}`, GOMODCACHE: join(directory, "built") },
    ];
    for (const path of goModules) {
      const sums = places.map((place) => {
        const parameters = ["mod", "download", "-json", `github.com/zyra/autonats/${path}@v${version}`];
        const env = { ...process.env, ...common, ...place };
        return JSON.parse(execFileSync(findGo(), parameters, { cwd: directory, env, encoding: "utf8" })).Sum;
      });
      expect(sums[0]).toBe(sums[1]);
    }
    const env = {
      ...process.env,
      ...common,
      // The user's own would keep what this release is.
      GOMODCACHE: join(directory, "built"),
      GOPROXY: `${built},${pathToFileURL(join(modules, "cache/download"))}`,
      AUTONATS_CACHE: cache,
      AUTONATS_MIRROR: `${pathToFileURL(join(clone, "release"))}`,
    };
    const launcher = `github.com/zyra/autonats/go/cmd/autonats@v${version}`;
    const printed = execFileSync(findGo(), ["run", launcher, "--version"], { cwd: directory, env, encoding: "utf8" });
    expect(printed).toBe(`${version}\n`);
  });

  function release(...parameters: readonly string[]) {
    const env = { ...process.env, AUTONATS_CACHE: cache };
    return spawnSync(process.execPath, ["scripts/release.mjs", ...parameters], { cwd: clone, env, encoding: "utf8" });
  }

  function git(...parameters: readonly string[]): string {
    const { stdout } = spawnSync("git", parameters, { cwd: clone, encoding: "utf8", maxBuffer: 1 << 28 });
    return stdout;
  }
});

/** The files that a release prints, each with its hash. */
function filesIn(printed: string): readonly string[] {
  return [...printed.matchAll(/^[0-9a-f]{64} {2}(\S+) {2}\d+ KiB$/gmu)].map(([, file = ""]) => file);
}

/** The environment of somebody who may publish to a registry. */
function publishingEnvironment(directory: string, registry: string): NodeJS.ProcessEnv {
  const tools = join(directory, "tools");
  mkdirSync(tools, { recursive: true });
  const gh = `#!/bin/sh\n[ "$2" != view ] && echo "$@" >> "${directory}/gh.txt"\n`;
  writeFileSync(join(tools, "gh"), gh, { mode: 0o755 });
  const settings = join(directory, "npmrc");
  writeFileSync(settings, `registry=${registry}/\n//${new URL(registry).host}/:_authToken=test\n`);
  // Nothing that npm was told before may name another registry: names of its variables have no case.
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/iu.test(name));
  return {
    ...Object.fromEntries(own),
    PATH: `${tools}${delimiter}${process.env["PATH"]}`,
    npm_config_registry: registry,
    npm_config_userconfig: settings,
    npm_config_cache: join(directory, "npm-cache"),
  };
}
