import { isDeepStrictEqual, parseArgs } from "node:util";
import { allAsSaid } from "./audit.js";
import { runLameDuck } from "./lame-duck.js";
import { pairings } from "./languages.js";

/** Runs every pair by itself at full load, and prints a line for each run. Ends with 1 when a call has failed. */
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    grace: { type: "string", default: "10,100" },
    pair: { type: "string" },
  },
});
let isWell = true;
console.log("handlers → clients        grace  run    calls  failed");
for (const pair of pairings) {
  const name = `${pair.handler} → ${pair.client}`;
  if (values.pair !== undefined && values.pair !== name.replace(" → ", "-")) continue;
  for (const grace of values.grace.split(",").map(Number)) {
    for (let run = 1; run <= Number(values.runs); run++) {
      const { calls, failures, examples, longCalls, verdict } = await runLameDuck({
        pairs: [pair],
        graceMs: grace * 1000,
        parallel: 16,
        pauseMs: 0,
        handlersOnDuck: 2,
        beforeAndAfterMs: 1500,
      });
      const failed = Object.entries(failures).map(([kind, count]) => `${count} ${kind}`);
      for (const { error } of longCalls) if (error !== undefined) failed.push(`1 long call: ${error.message}`);
      const isRight = isDeepStrictEqual(verdict, allAsSaid);
      isWell &&= failed.length === 0 && isRight;
      const outcome = failed.length === 0 ? "0" : `${failed.join(", ")}; such as: ${examples[0]?.message ?? "none"}`;
      const columns = [name.padEnd(24), `${grace} s`.padStart(6), String(run).padStart(4), String(calls).padStart(8)];
      console.log(`${columns.join(" ")}  ${outcome}${isRight ? "" : ` ${JSON.stringify(verdict).slice(0, 500)}`}`);
    }
  }
}
process.exitCode = isWell ? 0 : 1;
