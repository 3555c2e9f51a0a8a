import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { describe, expect, test } from "vitest";
import { type Applied, applyFiles, applyStale } from "../src/generate/apply.js";
import { writeFileAtomically } from "../src/generate/write-file.js";
import { generatedHeader } from "../src/header.js";
import { createTempProject } from "./support/temp-project.js";

const text = `${generatedHeader}\n// Source: user.ts\n\nexport {};\n`;

function apply(root: string, ...paths: readonly string[]): Applied {
  const files = paths.map((path) => ({ path, content: text, target: "typescript" as const, sources: ["user.ts"] }));
  return applyFiles(root, files, "write");
}

function outcome({ files, diagnostics, failures }: Applied): string {
  return [
    ...files.map(({ status }) => status),
    ...diagnostics.map(({ code, message }) => `${code} ${message}`),
    ...failures,
  ].join(" | ");
}

describe("what leads out of the root is not written", () => {
  test.each([
    ["../user.gen.ts"],
    ["src/../../user.gen.ts"],
    ["/tmp/user.gen.ts"],
    ["src/./user.gen.ts"],
    ["src//user.gen.ts"],
    ["src\\..\\..\\user.gen.ts"],
    ["C:/user.gen.ts"],
    ["src/\0user.gen.ts"],
    [""],
    [".."],
  ])("%j", (path) => {
    const project = createTempProject({ "inner/src/user.ts": "" });
    const root = project.path("inner");
    expect(outcome(apply(root, path))).toMatch(/^blocked \| AN5002 .* is outside the project root/u);
    expect(readdirSync(project.root)).toEqual(["inner"]);
    expect(readdirSync(root)).toEqual(["src"]);
  });

  test("a directory that is a symbolic link to elsewhere", () => {
    const outside = createTempProject();
    const project = createTempProject();
    symlinkSync(outside.root, project.path("gen"));
    expect(outcome(apply(project.root, "gen/user.gen.ts", "gen/deep/user.gen.ts"))).toContain("AN5002");
    expect(readdirSync(outside.root)).toEqual([]);
  });

  test("a directory whose parent is a symbolic link to elsewhere, through another link", () => {
    const outside = createTempProject({ "a/b/x": "" });
    const project = createTempProject();
    symlinkSync(outside.path("a"), project.path("one"));
    symlinkSync("one", project.path("two"));
    expect(outcome(apply(project.root, "two/b/user.gen.ts"))).toContain("AN5002");
    expect(readdirSync(outside.path("a/b"))).toEqual(["x"]);
  });
});

describe("what is not ours is not touched", () => {
  test("a symbolic link in the place of the file, to a file elsewhere", () => {
    const outside = createTempProject({ "user.ts": text });
    const project = createTempProject();
    symlinkSync(outside.path("user.ts"), project.path("user.gen.ts"));
    expect(outcome(apply(project.root, "user.gen.ts"))).toBe(
      "blocked | AN5001 refusing to overwrite `user.gen.ts`: it is a symbolic link",
    );
    expect(readlinkSync(project.path("user.gen.ts"))).toBe(outside.path("user.ts"));
  });

  test("a symbolic link that leads nowhere", () => {
    const project = createTempProject();
    symlinkSync("nowhere", project.path("user.gen.ts"));
    symlinkSync("nowhere", project.path("gen"));
    expect(outcome(apply(project.root, "user.gen.ts", "gen/user.gen.ts"))).toMatch(/symbolic link .*leads nowhere/u);
    expect(existsSync(project.path("nowhere"))).toBe(false);
  });

  test("a file of the user's", () => {
    const project = createTempProject({ "user.gen.ts": "export const mine = 1;\n" });
    expect(outcome(apply(project.root, "user.gen.ts"))).toContain("it was not written by Autonats");
    expect(project.read("user.gen.ts")).toBe("export const mine = 1;\n");
  });

  test("a file that holds the header, but not as its first line", () => {
    for (const foreign of [`\n${text}`, ` ${text}`, `${generatedHeader} Really.\n`, "", generatedHeader.slice(0, -1)]) {
      const project = createTempProject({ "user.gen.ts": foreign });
      expect(outcome(apply(project.root, "user.gen.ts"))).toContain("it was not written by Autonats");
      expect(project.read("user.gen.ts")).toBe(foreign);
    }
  });

  test("a directory in the place of the file, and a file in the place of a directory", () => {
    const project = createTempProject({ "user.gen.ts/keep": "", gen: "mine" });
    expect(outcome(apply(project.root, "user.gen.ts", "gen/user.gen.ts"))).toMatch(
      /it is a directory.*is not a directory/u,
    );
    expect(project.read("gen")).toBe("mine");
  });

  test("a pipe, which would never end to be read", () => {
    const project = createTempProject();
    execFileSync("mkfifo", [project.path("user.gen.ts")]);
    expect(outcome(apply(project.root, "user.gen.ts"))).toContain("it is not a regular file");
  });

  test("two files of one path, capital letters aside", () => {
    const project = createTempProject();
    expect(outcome(apply(project.root, "User.gen.ts", "user.gen.ts", "order.gen.ts"))).toBe(
      "blocked | blocked | created | AN5003 `User.gen.ts` would be generated twice",
    );
    expect(readdirSync(project.root)).toEqual(["order.gen.ts"]);
  });
});

describe("what is ours", () => {
  test("is made with its directories, through links inside of the root too, readable for all", () => {
    const project = createTempProject({ "real/x": "" });
    symlinkSync("real", project.path("linked"));
    expect(outcome(apply(project.root, "a/b/user.gen.ts", "linked/user.gen.ts"))).toBe("created | created");
    expect(project.read("real/user.gen.ts")).toBe(text);
    expect(statSync(project.path("a/b/user.gen.ts")).mode & 0o777).toBe(0o644);
    expect(readdirSync(project.path("a/b"))).toEqual(["user.gen.ts"]);
  });

  test("is replaced whole: another name of the old file keeps the old text", () => {
    const old = `${generatedHeader}\nold\n`;
    const project = createTempProject({ "user.gen.ts": old });
    chmodSync(project.path("user.gen.ts"), 0o444);
    linkSync(project.path("user.gen.ts"), project.path("other-name"));
    expect(outcome(apply(project.root, "user.gen.ts"))).toBe("updated");
    expect(project.read("user.gen.ts")).toBe(text);
    expect(project.read("other-name")).toBe(old);
  });

  test("is not touched when it is as it should be, whatever version control made of its line ends", () => {
    const project = createTempProject({ "a.gen.ts": text, "b.gen.ts": text.replaceAll("\n", "\r\n") });
    const past = new Date(2020, 1, 1);
    for (const file of ["a.gen.ts", "b.gen.ts"]) utimesSync(project.path(file), past, past);
    const before = lstatSync(project.path("a.gen.ts"));
    expect(outcome(apply(project.root, "a.gen.ts", "b.gen.ts"))).toBe("unchanged | unchanged");
    expect(lstatSync(project.path("a.gen.ts"))).toMatchObject({ mtimeMs: before.mtimeMs, ino: before.ino });
    expect(lstatSync(project.path("b.gen.ts")).mtimeMs).toBe(past.getTime());
  });

  test("is removed only while it bears the header", () => {
    const project = createTempProject({ "old.gen.ts": text, "mine.gen.ts": "mine" });
    const stale = ["old.gen.ts", "mine.gen.ts", "gone.gen.ts", "../x.gen.ts"].map((file) => ({ file, sources: [] }));
    expect(outcome(applyStale(project.root, stale, false))).toBe("stale");
    expect(outcome(applyStale(project.root, stale, true))).toBe("removed");
    expect(readdirSync(project.root)).toEqual(["mine.gen.ts"]);
  });

  test("leaves nothing behind after an environment error, and the others are written", () => {
    const project = createTempProject({ "b/x": "" });
    const long = `${"n".repeat(300)}.gen.ts`;
    const applied = apply(project.root, long, "b/user.gen.ts");
    expect(outcome(applied)).toMatch(/^blocked \| created|^failed \| created/u);
    expect(readdirSync(project.root)).toEqual(["b"]);
    expect(readdirSync(project.path("b"))).toEqual(["user.gen.ts", "x"]);
  });

  test("is never there in part: what cannot be put in place leaves no temporary file", () => {
    const project = createTempProject();
    mkdirSync(project.path("user.gen.ts/full"), { recursive: true });
    writeFileSync(project.path("user.gen.ts/full/x"), "");
    expect(() => writeFileAtomically(project.path("user.gen.ts"), text)).toThrow(/cannot write .*user.gen.ts/u);
    expect(readdirSync(project.root)).toEqual(["user.gen.ts"]);
    expect(readFileSync(project.path("user.gen.ts/full/x"), "utf8")).toBe("");
  });
});
