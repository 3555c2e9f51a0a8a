import { describe, expect, test } from "vitest";
import { fits } from "../harness/src/fits.js";
import { applyKnownFailures } from "../harness/src/known-failures.js";
import { missingResults } from "../harness/src/missing-results.js";
import { printMatrix } from "../harness/src/print-matrix.js";
import { sentencesOf } from "./support/sentences.js";

const passed = { pair: "a → b", group: "cases/x", name: "one" };
const failed = { ...passed, difference: "it differs" };
const known = { ...passed, why: "not mended yet" };

describe("a known failure", () => {
  test("that fails is none", () => {
    expect(applyKnownFailures([failed], [known])).toEqual([passed]);
  });

  test("that passes is a failure", () => {
    const [result] = applyKnownFailures([passed], [known]);
    expect(result?.difference).toBe("is listed as a known failure, but passes");
  });

  test("that does not exist is a failure", () => {
    const results = applyKnownFailures([passed], [{ ...known, name: "two" }]);
    expect(results).toHaveLength(2);
    expect(results[1]?.difference).toBe("is listed as a known failure, but does not exist");
  });

  test("leaves other pairs, groups and names alone", () => {
    const others = [
      { ...failed, pair: "b → a" },
      { ...failed, group: "cases/y" },
      { ...failed, name: "two" },
    ];
    expect(applyKnownFailures([failed, ...others], [known])).toEqual([passed, ...others]);
  });
});

describe("a check", () => {
  const checks = new Map([["cases/x", ["one"]]]);

  test("that was made once is not missing", () => {
    expect(missingResults([passed], ["a → b"], checks)).toEqual([]);
  });

  test("that was not made, or twice, is a failure", () => {
    expect(missingResults([passed], ["a → b", "b → a"], checks)).toEqual([
      { ...passed, pair: "b → a", difference: "was checked 0 times" },
    ]);
    expect(missingResults([passed, passed], ["a → b"], checks)).toHaveLength(1);
  });

  test("that is left out in one pair is made in another, or is a failure", () => {
    const leftOut = { ...passed, leftOut: true } as const;
    const other = { ...passed, pair: "b → a" };
    expect(missingResults([leftOut, other], ["a → b", "b → a"], checks)).toEqual([]);
    expect(missingResults([leftOut], ["a → b"], checks)).toHaveLength(1);
  });
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
