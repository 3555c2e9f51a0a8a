import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { fits } from "../harness/src/fits.js";
import { applyKnownFailures } from "../harness/src/known-failures.js";
import { missingResults } from "../harness/src/missing-results.js";
import { printMatrix } from "../harness/src/print-matrix.js";
import { Program } from "../harness/src/program.js";
import { isSameText } from "../harness/src/same-text.js";
import { parseSelection, type Selection } from "../harness/src/selection.js";
import { sentencesOf } from "./support/sentences.js";

const passed = { pair: "a → b", group: "cases/x", name: "one" };
const failed = { ...passed, difference: "it differs" };
const known = { ...passed, why: "not mended yet" };

describe("a known failure", () => {
  const ran = { pairs: ["a → b", "b → a"], groups: ["cases/x", "cases/y"] };

  test("that fails is not counted", () => {
    expect(applyKnownFailures([failed], [known], ran)).toEqual([passed]);
  });

  test("that passes is a failure", () => {
    const [result] = applyKnownFailures([passed], [known], ran);
    expect(result?.difference).toBe("is listed as a known failure, but passes");
  });

  test("that does not exist is a failure", () => {
    const results = applyKnownFailures([passed], [{ ...known, name: "two" }], ran);
    expect(results).toHaveLength(2);
    expect(results[1]?.difference).toBe("is listed as a known failure, but does not exist");
  });

  test("of a pair or a group that was not run does not count", () => {
    expect(applyKnownFailures([], [known], { ...ran, pairs: ["b → a"] })).toEqual([]);
    expect(applyKnownFailures([], [known], { ...ran, groups: ["cases/y"] })).toEqual([]);
  });

  test("leaves other pairs, groups and names alone", () => {
    const others = [
      { ...failed, pair: "b → a" },
      { ...failed, group: "cases/y" },
      { ...failed, name: "two" },
    ];
    expect(applyKnownFailures([failed, ...others], [known], ran)).toEqual([passed, ...others]);
  });
});

describe("a check", () => {
  const checks = new Map([
    ["cases/x", ["one"]],
    ["cases/y", ["one"]],
  ]);
  const pairs = ["a → b", "b → a"];
  const of = (...some: readonly string[]): Selection => ({ pairs: some, groups: ["cases/x"] });

  test("that was made once is not missing", () => {
    expect(missingResults([passed], of("a → b"), checks, ["a → b"])).toEqual([]);
  });

  test("that was not made, or twice, is a failure", () => {
    expect(missingResults([passed], of("a → b", "b → a"), checks, pairs)).toEqual([
      { ...passed, pair: "b → a", difference: "was checked 0 times" },
    ]);
    expect(missingResults([passed, passed], of("a → b"), checks, ["a → b"])).toHaveLength(1);
  });

  test("that is left out in one pair is made in another, or is a failure", () => {
    const leftOut = { ...passed, leftOut: true } as const;
    const other = { ...passed, pair: "b → a" };
    expect(missingResults([leftOut, other], of("a → b", "b → a"), checks, pairs)).toEqual([]);
    expect(missingResults([leftOut], of("a → b"), checks, ["a → b"])).toHaveLength(1);
    expect(missingResults([leftOut], of("a → b"), checks, pairs)).toEqual([]);
  });
});

describe("what is run", () => {
  const all = { pairs: ["a → a", "a → b", "b → a"], groups: ["cases/x", "cases/y"] };

  test("is all, unless something is named", () => {
    expect(parseSelection([], all)).toEqual(all);
  });

  test("is what is named", () => {
    expect(parseSelection(["--pair", "a->b", "--group", "cases/y", "--pair", "a → a"], all)).toEqual({
      pairs: ["a → a", "a → b"],
      groups: ["cases/y"],
    });
  });

  test.each([[["--pair", "a → c"]], [["--group", "cases"]], [["--pair"]], [["cases/x"]]])(
    "does not accept %j",
    (wrong) => {
      expect(() => parseSelection(wrong, all)).toThrow();
    },
  );
});

describe("a program", () => {
  const folder = fileURLToPath(new URL(".", import.meta.url));

  test("is found by the system unless its command is a path", async () => {
    const program = new Program(["cat"], folder, "nats://nowhere");
    expect(await program.send({ value: 1 }).answer).toEqual({ id: 1, value: 1 });
    expect(await program.stop()).toBeUndefined();
  });

  test("that does not exist has failed, in words", async () => {
    const program = new Program(["./no-such-program"], folder, "nats://nowhere");
    const { answer } = program.send({ value: 1 });
    expect((await answer).broken).toContain("./no-such-program cannot be run");
    expect(await program.stop()).toContain("./no-such-program cannot be run");
  });
});

test.each([
  ['{"a":[1,"x"],"b":1.5}', ' { "b" : 1.5 , "\\u0061":[ 1,"\\u0078" ] }', true],
  ["1", "1.0", false],
  ["1", '"1"', false],
  ["1e21", "1e+21", false],
  ["[1,2]", "[2,1]", false],
  ['{"__proto__":1}', "{}", false],
  ['"number 1"', "1", false],
  ["1", "", false],
])("the body %j is written like %j: %s", (one, other, isSame) => {
  expect(isSameText(one, other)).toBe(isSame);
});

test("the matrix tells failures from what was left out", () => {
  const text = printMatrix([failed, { ...passed, name: "two", leftOut: true }, { ...passed, name: "three" }]);
  expect(text).toContain("cases/x  1 ✔ 1 ✖ 1 –");
  expect(text).toContain("✖ a → b  cases/x  one: it differs");
});

test.each<[unknown, unknown, boolean]>([
  [{ a: 1 }, { a: 1, b: 2 }, true],
  [{ a: 1 }, { a: 2 }, false],
  [[1], [1, 2], false],
  [[], [], true],
  [{ a: { absent: true } }, {}, true],
  [{ a: { absent: true } }, { a: null }, false],
  [{ a: { present: true } }, { a: null }, false],
  [{ atLeast: 1, atMost: 2 }, 2, true],
  [{ atLeast: 1, atMost: 2 }, 3, false],
  [{ atLeast: 1 }, "2", false],
  [{ matches: "^a" }, "b", false],
  [{ whole: true }, 1.5, false],
  [{ length: 1 }, [], false],
  [{ contains: { a: 1 } }, [{ a: 2 }, { a: 1 }], true],
  [{ contains: { a: 1 } }, undefined, false],
  [{ lacks: { a: 1 } }, [{ a: 1 }], false],
  [{ lacks: { a: 1 } }, undefined, false],
  [{ differIn: ["a"] }, [{ a: 1 }, { a: 2 }], true],
  [{ differIn: ["a"] }, [{ a: 1 }, { a: 1 }], false],
  [{ differIn: ["a"] }, [{}], false],
  [{ oneOf: [1, 2] }, 3, false],
  [{ atleast: 1 }, 2, false],
])("%j fits %j: %s", (expected, actual, isFit) => {
  expect(fits(expected, actual)).toBe(isFit);
});

test("a page is split into its sentences", () => {
  const page =
    "# T\n\nIt must.\n\n## 1. A\n\nOne is.\nTwo `a.b` must\nbe (x. y). `c` is.\n\n| a |\n|---|\n\nA reader must\n\n- a;\n- b.\n\nEnd";
  expect(sentencesOf(page)).toEqual(
    ["One is.", "Two `a.b` must be (x. y).", "`c` is.", "A reader must - a; - b.", "End"].map((words) => ({
      section: "1",
      words,
    })),
  );
});
