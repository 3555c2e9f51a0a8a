import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** Something that the NATS client library, or NATS, does and that nobody would expect. */
interface Finding {
  readonly id: string;
  readonly what: string;
  /** Why the runtime has no guard against it. */
  readonly noGuard?: string;
}

/** The guards against findings, the changes that remove each, and the test that fails without it. */
interface Guard {
  readonly id: string;
  readonly findings: readonly string[];
  readonly why: string;
  readonly changes: readonly { readonly file: string; readonly find: string; readonly replace: string }[];
  readonly test: { readonly file: string; readonly name: string };
}

const findings = readJson("findings.json") as readonly Finding[];
const guards = readJson("guards.json") as readonly Guard[];

test("guards and findings have ids of their own", () => {
  for (const all of [guards, findings]) expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test.each(findings)("$id has a guard, or says why it has none: $what", ({ id, noGuard }) => {
  const isGuarded = guards.some((guard) => guard.findings.includes(id));
  expect(isGuarded).toBe(noGuard === undefined);
});

// `scripts/guards.mjs` finds out whether the tests fail.
describe.each(guards)("$id: $why", ({ findings: about, changes, test: { file, name } }) => {
  test("is about findings that there are", () => {
    expect(about).not.toEqual([]);
    expect(about.filter((id) => !findings.some((finding) => finding.id === id))).toEqual([]);
  });

  test("can be taken out at one place each", () => {
    for (const { file: changed, find, replace } of changes) {
      expect(readText(changed).split(find), changed).toHaveLength(2);
      expect(replace).not.toBe(find);
    }
  });

  test("has its test", () => {
    const titles = [...readText(file).matchAll(/"((?:[^"\\]|\\.)*)", (?:async )?\(/g)].map(([, title = ""]) => title);
    for (const title of name.split(" > ")) {
      expect(
        titles.some((candidate) => matches(candidate, title)),
        title,
      ).toBe(true);
    }
  });
});

/** Reports whether a title is the name of a test, or becomes it when its placeholders are filled in. */
function matches(title: string, name: string): boolean {
  const pattern = title.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/%[sd]/g, ".*");
  return new RegExp(`^${pattern}$`).test(name);
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
}

function readText(path: string): string {
  return readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");
}
