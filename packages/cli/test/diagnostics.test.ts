import { createDiagnostic, type Diagnostic, type SourceSpan } from "@autonats/model";
import { expect, test } from "vitest";
import { githubDiagnostics, jsonDiagnostics, textDiagnostics } from "../src/diagnostics/machine-formats.js";
import { type PrettyStyle, prettyCounts, prettyDiagnostics } from "../src/diagnostics/pretty.js";
import type { DiagnosticPlaces } from "../src/diagnostics/report.js";
import { createPalette } from "../src/terminal/palette.js";
import { chooseSymbols } from "../src/terminal/symbols.js";

const plain: PrettyStyle = {
  palette: createPalette(false),
  symbols: chooseSymbols({ env: { LANG: "en_US.UTF-8" }, platform: "linux" }),
  width: 100,
  most: 20,
};

function places(files: Readonly<Record<string, string>>): DiagnosticPlaces {
  return { read: (file) => files[file], show: (file) => file };
}

function span(file: string, line: number, column: number, endLine = line, endColumn = column + 1): SourceSpan {
  return { file, line, column, endLine, endColumn };
}

function twice(place: SourceSpan | undefined, first: SourceSpan): Diagnostic {
  const names = { first: "getUser", second: "GetUser", name: "GetUser" };
  return createDiagnostic("AN3006", place, names, [{ span: first, message: "the first is here" }]);
}

const source = `/** @nats:server User */
export interface UserService {
  getUser(): void;

  GetUser(): void;
}
`;

test("a diagnostic shows its place, others that explain it, the reason and the way out", () => {
  const diagnostic = twice(span("user.ts", 5, 3, 5, 10), span("user.ts", 3, 3, 3, 10));
  expect(
    prettyDiagnostics([diagnostic], places({ "user.ts": source }), plain),
  ).toBe(`error[AN3006]: methods \`getUser\` and \`GetUser\` are both \`GetUser\` on the wire
  user.ts:5:3
   1 │ /** @nats:server User */
   2 │ export interface UserService {
   3 │   getUser(): void;
     │   ─────── the first is here
   4 │
   5 │   GetUser(): void;
     │   ━━━━━━━
   6 │ }
  why   A method's name on the wire is its subject, so one would answer the other's calls.
  help  Rename one, or give it another name on the wire with \`@nats:name\`.
  docs  autonats explain AN3006
`);
});

test("places in other files get frames of their own, lines far apart a gap", () => {
  const long = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join("\n");
  const diagnostic: Diagnostic = {
    ...twice(span("b.ts", 20, 1, 20, 5), span("b.ts", 2, 1, 2, 5)),
    related: [
      { span: span("b.ts", 2, 1, 2, 5), message: "here" },
      { span: span("a.go", 1, 1, 1, 5), message: "and here" },
      { span: span("gone.ts", 4, 2), message: "and there" },
    ],
  };
  const text = prettyDiagnostics([diagnostic], places({ "b.ts": long, "a.go": "func\n" }), plain);
  expect(text).toContain(`  b.ts:20:1
    1 │ line 1
    2 │ line 2
      │ ──── here
    3 │ line 3
    4 │ line 4
    ⋮
   18 │ line 18
   19 │ line 19
   20 │ line 20
      │ ━━━━
   21 │ line 21
   22 │ line 22
  a.go:1:1
   1 │ func
     │ ──── and here
  gone.ts:4:2
  gone.ts:4:2  and there
`);
});

test("tabs, wide characters, emoji and accents keep the underline under its place", () => {
  const rows = [
    ["\tget(x: Bad): void", 9, 12, "    get(x: Bad): void", "           ━━━"],
    ["  /* 名前 */ x: Bad", 15, 18, "  /* 名前 */ x: Bad", "                ━━━"],
    ["  /* 👩‍👩‍👧 */ Bad", 18, 21, "  /* 👩‍👩‍👧 */ Bad", "           ━━━"],
    ["e\u0301e\u0301 Bad", 6, 9, "e\u0301e\u0301 Bad", "   ━━━"],
    ["a\u001b[31m Bad", 8, 11, "a<U+001B>[31m Bad", "              ━━━"],
    ["a\u202e Bad", 4, 7, "a<U+202E> Bad", "          ━━━"],
  ] as const;
  for (const [line, column, end, shown, underline] of rows) {
    const diagnostic = createDiagnostic("AN5003", span("x.ts", 1, column, 1, end), { path: "Bad" });
    const text = prettyDiagnostics([diagnostic], places({ "x.ts": line }), plain);
    expect(text).toContain(`   1 │ ${shown}\n     │ ${underline}\n`);
  }
});

test("a place of several lines is underlined where it begins and where it ends", () => {
  const lines = ["a {", "  b: {", "    c", "    d", "    e", "    f", "    g", "    h", "  }", "}"].join("\n");
  const diagnostic = createDiagnostic("AN5003", span("x.ts", 2, 6, 9, 4), { path: "b" });
  expect(prettyDiagnostics([diagnostic], places({ "x.ts": lines }), plain)).toContain(`
    1 │ a {
    2 │   b: {
      │      ━
    3 │     c
    4 │     d
    ⋮
    7 │     g
    8 │     h
    9 │   }
      │   ━
   10 │ }
`);
});

test("of a long line only the part around the place is shown", () => {
  const line = `${"x".repeat(5000)}Bad${"y".repeat(5000)}`;
  const diagnostic = createDiagnostic("AN5003", span("x.ts", 1, 5001, 1, 5004), { path: "Bad" });
  const text = prettyDiagnostics([diagnostic], places({ "x.ts": line }), { ...plain, width: 60 });
  const [, , row = "", mark = ""] = text.split("\n");
  expect(row.length).toBeLessThanOrEqual(60);
  expect(row).toMatch(/^ {3}1 │ …x+Bady+…$/u);
  expect(mark.indexOf("━━━")).toBe(row.indexOf("Bad"));
});

test("places outside of the text do no harm", () => {
  for (const place of [
    span("x.ts", 99, 1),
    span("x.ts", 1, 99, 1, 120),
    span("x.ts", 1, 3, 1, 2),
    span("x.ts", 2, 1, 1, 1),
  ]) {
    const diagnostic = createDiagnostic("AN5003", place, { path: "Bad" });
    expect(prettyDiagnostics([diagnostic], places({ "x.ts": "abc" }), plain)).toContain("help");
    expect(prettyDiagnostics([diagnostic], places({ "x.ts": "" }), plain)).toContain("help");
  }
});

test("signs fall back to ASCII", () => {
  const symbols = (env: Record<string, string>, platform = "linux") => chooseSymbols({ env, platform }).bar;
  expect(symbols({})).toBe("│");
  expect(symbols({ LANG: "C" })).toBe("|");
  expect(symbols({ LANG: "C", LC_ALL: "C.UTF-8" })).toBe("│");
  expect(symbols({ TERM: "linux", LANG: "en_US.UTF-8" })).toBe("|");
  expect(symbols({}, "win32")).toBe("|");
  expect(symbols({ WT_SESSION: "1" }, "win32")).toBe("│");
});

test("more than can be read at once is cut, and counted", () => {
  const many = Array.from({ length: 32 }, (_, index) =>
    createDiagnostic("AN5003", span("x.ts", index + 1, 1), { path: "A" }),
  );
  const text = prettyDiagnostics(many, places({}), plain);
  expect(text.match(/error\[AN5003\]/gu)?.length).toBe(20);
  expect(text).toMatch(/and 12 more; `--format text` shows them all$/u);
  expect(prettyCounts(2, 1, plain)).toBe("✖ 2 errors, ▲ 1 warning");
});

test("the text form begins with a line for problem matchers", () => {
  const text = textDiagnostics([twice(span("user.ts", 5, 3), span("user.ts", 3, 3))], {
    ...places({}),
    show: (file) => `src/${file}`,
  });
  expect(text.split("\n")[0]).toBe(
    "src/user.ts:5:3: error[AN3006]: methods `getUser` and `GetUser` are both `GetUser` on the wire",
  );
  expect(text).toContain("  src/user.ts:3:3: the first is here\n");
});

test("the JSON form is one object a line", () => {
  const [line = "", rest] = jsonDiagnostics([twice(span("user.ts", 5, 3), span("user.ts", 3, 3))], places({})).split(
    "\n",
  );
  expect(rest).toBe("");
  expect(JSON.parse(line)).toEqual({
    code: "AN3006",
    severity: "error",
    message: "methods `getUser` and `GetUser` are both `GetUser` on the wire",
    file: "user.ts",
    line: 5,
    column: 3,
    endLine: 5,
    endColumn: 4,
    why: "A method's name on the wire is its subject, so one would answer the other's calls.",
    help: "Rename one, or give it another name on the wire with `@nats:name`.",
    docs: "autonats explain AN3006",
    related: [{ file: "user.ts", line: 3, column: 3, endLine: 3, endColumn: 4, message: "the first is here" }],
  });
});

test("the form for GitHub cannot be broken out of", () => {
  const diagnostic = createDiagnostic("AN3002", span("a,b:c.ts", 1, 2), {
    text: "@nats:timeout 5%\r\n::error::x",
    problem: "p",
    example: "e",
  });
  const text = githubDiagnostics([diagnostic], places({}));
  expect(text.split("\n")).toHaveLength(2);
  expect(text).toContain("::error file=a%2Cb%3Ac.ts,line=1,endLine=1,col=2,endColumn=3,title=AN3002%3A");
  expect(text).toContain("5%25%0D%0A::error::x");
  expect(githubDiagnostics([twice(undefined, span("x.ts", 1, 1))], places({}))).toMatch(/^::error title=AN3006%3A /u);
});
