import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicPackages } from "../scripts/public-packages.mjs";
import { addSection, changelogSection } from "../scripts/release/changelog.mjs";
import { hostPlatform } from "../scripts/release/node-binaries.mjs";
import { setVersion } from "../scripts/release/set-version.mjs";
import { compareVersions, isVersion } from "../scripts/release/versions.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

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

describe("in a clean clone", () => {
  let directory: string;
  let clone: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "autonats-release-test-"));
    clone = join(directory, "clone");
    execFileSync("git", ["clone", "--quiet", "--no-local", root, clone]);
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("a dry run prints what would be published, and changes nothing", () => {
    const { status, stdout, stderr } = release("77.0.0", "--dry-run", "--platforms", hostPlatform());
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    const files = [...stdout.matchAll(/^[0-9a-f]{64} {2}(\S+) {2}\d+ KiB$/gmu)].map(([, file = ""]) => file);
    expect(files.filter((file) => file.startsWith("npm/"))).toHaveLength(publicPackages().length);
    expect(files.every((file) => file.includes("77.0.0"))).toBe(true);
    expect(files.filter((file) => file.endsWith(".zip"))).toHaveLength(3);
    expect(files.filter((file) => file.startsWith("autonats-"))).toHaveLength(1);
    expect(stdout).toContain("## 77.0.0 (");
    expect(git("status", "--porcelain", "--ignored")).toBe("");
    expect(git("tag", "--list", "*77*")).toBe("");
  });

  test("what cannot be released is refused at once", () => {
    expect(release("1.0")).toMatchObject({ status: 2, stderr: expect.stringContaining("one semantic version") });
    git("tag", "go/v2.0.0");
    expect(release("2.0.0")).toMatchObject({ status: 2, stderr: expect.stringContaining("go/v2.0.0 exists") });
    git("tag", "v2.0.1");
    expect(release("2.0.0-rc.1")).toMatchObject({ status: 2, stderr: expect.stringContaining("lower than 2.0.1") });
    expect(release("2.1.0", "--platforms", hostPlatform())).toMatchObject({ status: 2 });
  });

  test("all versions move together, and what is not committed is not released", () => {
    const before = JSON.parse(git("show", "HEAD:package.json")).version;
    setVersion(clone, "77.0.0");
    const changed = git("diff", "--name-only").trim().split("\n");
    expect(changed).toEqual(expect.arrayContaining(["package-lock.json", "go/autonatsprom/go.mod"]));
    const left = git("grep", "-F", `"${before}"`, "--", "*package.json", "go/*.go", "packages/*/src/*.ts")
      .trim()
      .split("\n");
    // AsyncAPI counts versions, too.
    expect(left.filter((line) => !line.includes("bindingVersion"))).toEqual([]);
    expect(release("77.0.0")).toMatchObject({ status: 2, stderr: expect.stringContaining("package-lock.json") });
  });

  function release(...parameters: readonly string[]) {
    return spawnSync(process.execPath, ["scripts/release.mjs", ...parameters], { cwd: clone, encoding: "utf8" });
  }

  function git(...parameters: readonly string[]): string {
    const { stdout } = spawnSync("git", parameters, { cwd: clone, encoding: "utf8", maxBuffer: 1 << 28 });
    return stdout;
  }
});
