import { expect, test } from "vitest";
import { FAULT_NAMES } from "./fault-names.js";
import { POLICY_EVENTS, type PolicyEvent } from "./journal.js";
import { simulate } from "./run.js";
import { scenarioOf } from "./scenario.js";

/** `node scripts/simulate.mjs` sets these. */
const given = process.env["AUTONATS_SEEDS"]?.split(",").map(Number);
const seeds = given ?? Array.from({ length: 40 }, (_, index) => index + 1);
const first = seeds[0] ?? 1;

test(`${seeds.length} runs from seed ${first} keep every invariant`, { timeout: 1_200_000 }, async () => {
  let calls = 0;
  const met = new Set<PolicyEvent>();
  for (const seed of seeds) {
    const journal = await simulate(seed);
    calls += journal.calls.size;
    for (const event of journal.met) met.add(event);
    if (journal.violations.length === 0) continue;
    const end = journal.lines.slice(-40).join("\n");
    expect.fail(
      `seed ${seed}:\n${journal.violations.join("\n")}\n\n${end}\n\nrun it again: node scripts/simulate.mjs --seed ${seed}`,
    );
  }
  // Invariants of what never happens would hold anyway.
  if (seeds.length >= 40) expect(POLICY_EVENTS.filter((event) => !met.has(event))).toEqual([]);
  // The script adds these up.
  if (given !== undefined) console.log(`simulated ${calls} calls`);
});

test("a seed is always the same run", async () => {
  const [one, again, other] = [await simulate(first), await simulate(first), await simulate(first + 1)];
  expect(again.lines).toEqual(one.lines);
  expect(again.hash).toBe(one.hash);
  expect(other.hash).not.toBe(one.hash);
});

test("every fault, and every way to call, is in some of few seeds", () => {
  const scenarios = Array.from({ length: 40 }, (_, index) => scenarioOf(index + 1));
  const faults = new Set(scenarios.flatMap((scenario) => scenario.faults));
  expect([...faults].sort()).toEqual([...FAULT_NAMES]);
  for (const [what, isSo] of Object.entries({
    balanced: scenarios.map(({ client }) => client.balance),
    ejecting: scenarios.map(({ selfEjection }) => selfEjection),
    hedged: scenarios.map(({ hedges }) => hedges),
    rolled: scenarios.map(({ rolls }) => rolls),
  })) {
    expect(new Set(isSo).size, what).toBe(2);
  }
});
