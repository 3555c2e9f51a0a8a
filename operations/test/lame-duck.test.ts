import { expect, test } from "vitest";
import { allAsSaid } from "../harness/src/audit.js";
import { runLameDuck } from "../harness/src/lame-duck.js";
import { pairings } from "../harness/src/languages.js";

/** `node operations/lame-duck.mjs` is the same at full load, each pair by itself, with a short grace and a long one. */
test("a server that is taken out of service costs no call, in any pair of languages", async () => {
  const { calls, failures, examples, longCalls, verdict } = await runLameDuck({
    pairs: pairings,
    graceMs: 10_000,
    parallel: 16,
    pauseMs: 25,
    handlersOnDuck: 1,
    beforeAndAfterMs: 1000,
  });
  expect(failures, JSON.stringify(examples)).toEqual({});
  expect(longCalls.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(verdict).toEqual(allAsSaid);
  expect(calls).toBeGreaterThan(1000);
});
