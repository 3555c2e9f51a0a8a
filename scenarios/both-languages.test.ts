import type { Diagnostic } from "@autonats/model";
import { describe, expect, test } from "vitest";
import { readInput, wireOf } from "./support/read-input.js";
import { findScenarios } from "./support/scenario.js";

const shared = findScenarios().filter(({ inputs }) => inputs.length > 1);
const erroneous = shared.filter(({ name }) => name.startsWith("both-bad-"));
const correct = shared.filter((scenario) => !erroneous.includes(scenario));

test("enough is written in both languages", () => {
  expect(correct.length).toBeGreaterThanOrEqual(15);
  expect(erroneous.length).toBeGreaterThanOrEqual(10);
});

describe.each(correct)("$name", ({ inputs }) => {
  test("has one model, whatever its language", async () => {
    const [first, ...others] = await Promise.all(inputs.map(readInput));
    expect(first?.diagnostics).toEqual([]);
    for (const { model, diagnostics } of others) {
      expect(diagnostics).toEqual([]);
      expect(wireOf(model)).toEqual(wireOf(first?.model ?? model));
    }
  });
});

describe.each(erroneous)("$name", ({ inputs }) => {
  test("says the same of the same mistake, whatever its language", async () => {
    const [first, ...others] = await Promise.all(inputs.map(readInput));
    expect(first?.diagnostics).not.toEqual([]);
    for (const { diagnostics } of others) expect(textsOf(diagnostics)).toEqual(textsOf(first?.diagnostics ?? []));
  });
});

/** What diagnostics say, without where. */
function textsOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics
    .map(({ code, severity, message, why, help, related }) => {
      return [`${severity}[${code}]: ${message}`, why, help, ...related.map((each) => each.message)].join("\n");
    })
    .sort();
}
