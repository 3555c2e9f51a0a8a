import { BenchProcess } from "./bench-process.js";
import type { Cell } from "./cells.js";
import type { Contender } from "./contenders.js";
import { cpuSeconds } from "./cpu-time.js";

/** One contender in one cell in one round. */
export interface Measurement {
  readonly callsPerSecond: number;
  readonly p50Us: number;
  readonly p99Us: number;
  /** Processor seconds per 10,000 calls. */
  readonly clientCpu: number;
  readonly handlerCpu: number;
  readonly serverCpu: number;
}

/** A contender whose two processes run. */
export interface RunningContender {
  readonly contender: Contender;
  readonly client: BenchProcess;
  readonly handler: BenchProcess;
}

/** Starts a contender's handler, then its client. */
export async function startContender(contender: Contender, url: string): Promise<RunningContender> {
  const handler = await BenchProcess.start(contender.handler(url));
  return { contender, handler, client: await BenchProcess.start(contender.client(url)) };
}

/** Measures one cell for so many milliseconds. */
export async function measure(
  { client, handler }: RunningContender,
  serverPid: number,
  cell: Cell,
  milliseconds: number,
): Promise<Measurement> {
  const pids = [client.pid, handler.pid, serverPid];
  const before = pids.map(cpuSeconds);
  const { calls, seconds, p50Us, p99Us } = await client.run({ ...cell, milliseconds });
  const [clientCpu = Number.NaN, handlerCpu = Number.NaN, serverCpu = Number.NaN] = pids.map(
    (pid, index) => ((cpuSeconds(pid) - (before[index] ?? 0)) / calls) * 10_000,
  );
  return { callsPerSecond: calls / seconds, p50Us, p99Us, clientCpu, handlerCpu, serverCpu };
}
