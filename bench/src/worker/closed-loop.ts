import type { RunCommand, RunResult } from "./commands.js";

const mostSamples = 2_000_000;

/** Keeps calls under way, each begun when another ends, and measures how long each takes. Rejects when one fails. */
export async function runClosedLoop(command: RunCommand, call: () => Promise<unknown>): Promise<RunResult> {
  const latencies = new Float64Array(mostSamples);
  let calls = 0;
  const start = performance.now();
  const end = start + command.milliseconds;
  const loop = async (): Promise<void> => {
    for (let before = performance.now(); before < end; ) {
      await call();
      const after = performance.now();
      latencies[calls % mostSamples] = after - before;
      calls += 1;
      before = after;
    }
  };
  await Promise.all(Array.from({ length: command.inFlight }, loop));
  const seconds = (performance.now() - start) / 1000;
  const sorted = latencies.subarray(0, Math.min(calls, mostSamples)).sort();
  return { calls, seconds, p50Us: at(sorted, 0.5), p99Us: at(sorted, 0.99) };
}

function at(sorted: Float64Array, share: number): number {
  return (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN) * 1000;
}
