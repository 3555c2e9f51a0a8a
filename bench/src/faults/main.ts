import { mkdirSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { AutonatsError } from "@autonats/runtime";
import { connect } from "@autonats/runtime/node";
import { startNatsServer } from "@autonats/testing/nats-server";
import type { NatsConnection } from "@nats-io/nats-core";
import { sampleUser } from "../service/sample.js";
import { BenchClient, BenchHandler } from "../service/users.gen.js";
import { formatSpread, spreadOf } from "../statistics.js";

const rounds = 10;
const outageMs = 2000;
const callsInFlight = 20;
const results = fileURLToPath(new URL("../../results", import.meta.url));

/** How long callers are left in the dark when their NATS server is killed, and how soon calls succeed when it is back. */
const settled: number[] = [];
const recovered: number[] = [];
await using server = await startNatsServer();
for (let round = 0; round < rounds; round += 1) {
  await runRound();
  console.error(`round ${round + 1} of ${rounds}`);
}
const text = [
  "| what | ms: median (lowest–highest) |",
  "| --- | ---: |",
  `| the server is killed (SIGKILL): until all of ${callsInFlight} calls in flight have failed as of unknown outcome | ${formatSpread(spreadOf(settled))} |`,
  `| the server is back after ${outageMs / 1000} s: until the first call succeeds, handler and client both reconnecting | ${formatSpread(spreadOf(recovered))} |`,
  "",
].join("\n");
mkdirSync(results, { recursive: true });
writeFileSync(`${results}/faults.md`, `# Faults\n\n${rounds} rounds.\n\n${text}`);
console.log(text);
process.exit();

/** One outage, seen by connections of its own: those that have just lived through another one wait longer. */
async function runRound(): Promise<void> {
  const serving = await connect({ servers: server.url });
  const calling = await connect({ servers: server.url });
  const handler = new BenchHandler({ one: async () => sampleUser, page: () => new Promise(() => undefined) }, serving);
  await handler.run();
  const client = new BenchClient(calling);
  settled.push(await timeToSettle(client, calling));
  await pause(outageMs);
  await server.start();
  recovered.push(await timeToSucceed(client));
  await Promise.all([serving.close(), calling.close()]);
}

async function timeToSettle(caller: BenchClient, calling: NatsConnection): Promise<number> {
  const calls = Array.from({ length: callsInFlight }, () => caller.page("1").catch(AutonatsError.from));
  await calling.flush();
  const start = performance.now();
  const killed = server.kill();
  const outcomes = await Promise.all(calls);
  const time = performance.now() - start;
  await killed;
  const others = outcomes.filter((error) => !(error instanceof AutonatsError) || error.outcome !== "UNKNOWN_OUTCOME");
  if (others.length > 0) throw new Error("a call in flight ended otherwise");
  return time;
}

async function timeToSucceed(caller: BenchClient): Promise<number> {
  const start = performance.now();
  for (;;) {
    const succeeded = await caller.one("1", { timeoutMs: 100 }).then(
      () => true,
      () => false,
    );
    if (succeeded) return performance.now() - start;
    await pause(1);
  }
}
