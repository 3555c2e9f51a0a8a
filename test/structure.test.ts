import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { boundaries } from "../scripts/boundaries.mjs";
import { findViolations, violationsOf } from "../scripts/check-boundaries.mjs";
import { findLongFiles } from "../scripts/check-file-size.mjs";
import { findWords, wordsIn } from "../scripts/check-words.mjs";

test("no package imports what the table of boundaries does not let it", () => {
  expect(findViolations()).toEqual([]);
});

test.each([
  ["packages/model", 'import { x } from "@autonats/codegen";'],
  ["packages/codegen", 'export { x } from "@autonats/backend-go";'],
  ["packages/frontends/go", 'const x = await import("@autonats/frontend-typescript");'],
  ["packages/backends/typescript", 'import { readFileSync } from "node:fs";'],
  ["packages/runtime", 'import {\n  connect,\n} from "node:net";'],
  ["packages/model", 'import "node:fs";'],
  ["packages/runtime", 'import type { Msg } from "@nats-io/nats-core";'],
])("an import that %s must not have is found: %s", (path, text) => {
  const row = boundaries.find((each) => each.path === path);
  expect(row && violationsOf(row, `${path}/src/example.ts`, text)).toHaveLength(1);
});

test("what is written is plain English", () => {
  expect(findWords()).toEqual([]);
});

test.each([
  ["a.ts", "/** Gives the name. */"],
  ["a.ts", "/** Whether it is one. */\nfunction isOne(): boolean {"],
  ["a.ts", "// The sign that stands behind the name."],
  ["a.ts", "// It comes behind the name."],
  ["a.go", "// Name tells whether it is one."],
  ["a.go", "// Name gives the name."],
  ["a.go", "\t// name says what it is."],
  ["a.ts", "// Reads the text, and gives its end."],
  ["a.md", "This is no number."],
  ["a.md", "What is none of these is refused."],
  ["a.md", "Interceptors stand around calls."],
  ["a.json", '  "why": "the reply bears no mark"'],
  ["a.ts", 'throw new Error("waited in vain");'],
  ["a.ts", "/** The connection is made anew. */"],
  ["a.ts", "/** How the time-out is written. */"],
  ["a.md", "A language more takes a folder."],
])("words that a reader has to read twice are found in %s: %s", (file, text) => {
  expect(wordsIn(file, text)).not.toEqual([]);
});

test.each([
  ["a.ts", "/** Returns the name, and leaves nothing behind. There is no other, and it is no longer there. */"],
  ["a.ts", "  /** Whether it is one. */\n  readonly isOne: boolean;"],
  ["a.ts", "// The sign stands for a name."],
  ["a.md", "There is none, so the caller gives up. One more attempt takes no more than a moment."],
  ["a.ts", "for (const tell of listeners) tell();"],
  ["a.md", "A stand-in is used at the moment of the call."],
])("plain words are not: %s: %s", (file, text) => {
  expect(wordsIn(file, text)).toEqual([]);
});

test("no source file is longer than 400 lines", () => {
  expect(findLongFiles()).toEqual([]);
});

test("the lock file names no place to download from", () => {
  const lock = readFileSync(new URL("../package-lock.json", import.meta.url), "utf8");
  expect(lock).not.toMatch(/"resolved": "(?:https?|git)/);
});

test("a long file would be found", () => {
  const directory = mkdtempSync(join(tmpdir(), "autonats-structure-"));
  try {
    writeFileSync(join(directory, "long.ts"), "//\n".repeat(401));
    expect(findLongFiles([join(directory, "long.ts")])).toHaveLength(1);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
