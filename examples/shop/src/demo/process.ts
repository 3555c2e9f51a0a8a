import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const servePath = fileURLToPath(new URL("../serve.js", import.meta.url));
const shippingPath = fileURLToPath(new URL("../shipping-go", import.meta.url));

/** A process of the shop that this demo started. */
export interface ShopProcess {
  readonly pid: number;
  /** Asks it to finish its work and leave. Resolves once it has left. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. Resolves once it is gone. */
  kill(): Promise<void>;
}

/** Starts a process that serves the named services, in TypeScript. Resolves once it answers calls. */
export function startShopProcess(natsUrl: string, services: readonly string[]): Promise<ShopProcess> {
  return startProcess(natsUrl, process.execPath, [servePath, ...services]);
}

/** Starts the process that serves Shipping, which is written in Go. Resolves once it answers calls. */
export function startGoProcess(natsUrl: string): Promise<ShopProcess> {
  return startProcess(natsUrl, shippingPath, []);
}

async function startProcess(natsUrl: string, program: string, parameters: readonly string[]): Promise<ShopProcess> {
  const child = spawn(program, parameters, {
    env: { ...process.env, NATS_URL: natsUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const left = once(child, "exit");
  const early = left.then(() => Promise.reject(new Error(`${program} ${parameters.join(" ")} ended early`)));
  await Promise.race([saysReady(child), early]);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await left;
  };
  return { pid: child.pid ?? 0, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

async function saysReady(child: ChildProcess): Promise<void> {
  if (child.stdout === null) throw new Error("bug: the child has no standard output");
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "ready") return;
  }
}
