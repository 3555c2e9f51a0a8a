import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const servePath = fileURLToPath(new URL("../serve.js", import.meta.url));

/** A process of the shop that this demo started. */
export interface ShopProcess {
  readonly pid: number;
  /** Asks it to finish its work and leave. Resolves once it has left. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. Resolves once it is gone. */
  kill(): Promise<void>;
}

/** Starts a process that serves the named services. Resolves once it answers calls. */
export async function startShopProcess(natsUrl: string, services: readonly string[]): Promise<ShopProcess> {
  const child = spawn(process.execPath, [servePath, ...services], {
    env: { ...process.env, NATS_URL: natsUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const left = once(child, "exit");
  await Promise.race([
    saysReady(child),
    left.then(() => Promise.reject(new Error(`${services.join("+")} ended early`))),
  ]);
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
