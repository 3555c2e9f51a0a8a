import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startNatsServer } from "@autonats/testing/nats-server";
import { cpuSeconds } from "../cpu-time.js";
import { formatSpread, spreadOf } from "../statistics.js";
import { postInLoop } from "./post-loop.js";

// The gateway beside a bare server of node:http that does the same work, in turns: what of its throughput is left, and what a request
// costs the process that serves HTTP.

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "7" }, seconds: { type: "string", default: "1" } },
});
const milliseconds = Number(values.seconds) * 1000;
const connections = 64;
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

await using server = await startNatsServer();
const handler = await start(here("../worker/autonats-handler.js"), server.url);
const bare = await start(here("http-server.js"), "bare");
const gateway = await start(here("http-server.js"), "gateway", server.url);

const throughput: number[] = [];
const cost: number[] = [];
const absolute: number[][] = [[], []];
for (let round = 0; round <= Number(values.rounds); round += 1) {
  const [alone, through] = [await measure(bare), await measure(gateway)];
  if (round === 0) continue; // It warms up.
  throughput.push(through.rate / alone.rate);
  cost.push(through.cpuUs / alone.cpuUs);
  absolute[0]?.push(alone.rate);
  absolute[1]?.push(through.rate);
}
const text = [
  `| ${connections} connections, one small call each at a time | median (lowest–highest) |`,
  "| --- | ---: |",
  `| throughput of the gateway, as a share of the bare server's | ${formatSpread(spreadOf(throughput))} |`,
  `| processor time of its process for a call, beside the bare server's | ${formatSpread(spreadOf(cost))} |`,
  `| calls a second, bare | ${formatSpread(spreadOf(absolute[0] ?? []))} |`,
  `| calls a second, gateway with handler and NATS server on the same machine | ${formatSpread(spreadOf(absolute[1] ?? []))} |`,
  "",
].join("\n");
mkdirSync(here("../../results"), { recursive: true });
writeFileSync(
  here("../../results/gateway.md"),
  `# Gateway\n\n${values.rounds} rounds of ${values.seconds} s.\n\n${text}`,
);
console.log(text);
for (const { child } of [handler, bare, gateway]) child.kill();
process.exit();

interface Started {
  readonly child: ChildProcess;
  readonly line: string;
}

async function start(...command: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { child, line };
}

async function measure({ child, line }: Started): Promise<{ readonly rate: number; readonly cpuUs: number }> {
  const before = cpuSeconds(child.pid ?? 0);
  const start = performance.now();
  const rate = await postInLoop((JSON.parse(line) as { port: number }).port, connections, milliseconds);
  const calls = (rate * (performance.now() - start)) / 1000;
  return { rate, cpuUs: ((cpuSeconds(child.pid ?? 0) - before) / calls) * 1e6 };
}
