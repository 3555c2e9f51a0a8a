import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const servePath = fileURLToPath(new URL("../serve.js", import.meta.url));
const shippingPath = fileURLToPath(new URL("../shipping-go", import.meta.url));
/** How long a process may take to finish its work. */
const PATIENCE_MS = 10_000;

/** A process of the shop that this demo started. */
export interface ShopProcess {
  readonly pid: number;
  /** Ends it at once, as a crash would. Resolves once it is gone. */
  kill(): Promise<void>;
}

/** The processes that this demo has started, to be ended together however the demo ends. */
export class ShopProcesses implements AsyncDisposable {
  readonly #natsUrl: string;
  readonly #children = new Set<ChildProcess>();

  constructor(natsUrl: string) {
    this.#natsUrl = natsUrl;
  }

  /** Starts a process that serves the named services, in TypeScript. Resolves once it answers calls. */
  start(services: readonly string[]): Promise<ShopProcess> {
    return this.#start(process.execPath, [servePath, ...services]);
  }

  /** Starts the process that serves Shipping, which is written in Go. Resolves once it answers calls. */
  startGo(): Promise<ShopProcess> {
    return this.#start(shippingPath, []);
  }

  /** Asks all processes to finish their work and leave, and kills those that do not. Resolves once all are gone. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#children].map(stop));
  }

  async #start(program: string, parameters: readonly string[]): Promise<ShopProcess> {
    const child = spawn(program, parameters, {
      env: { ...process.env, NATS_URL: this.#natsUrl },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const left = once(child, "exit");
    this.#children.add(child);
    child.once("exit", () => this.#children.delete(child));
    child.once("error", () => this.#children.delete(child));
    const early = left.then(() => Promise.reject(new Error(`${program} ${parameters.join(" ")} ended early`)));
    await Promise.race([saysReady(child), early]);
    const kill = async (): Promise<void> => {
      child.kill("SIGKILL");
      await left;
    };
    return { pid: child.pid ?? 0, kill };
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const left = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  await left;
  clearTimeout(timer);
}

/** Resolves when the process says that it is ready. Stays open if it ends before. */
async function saysReady(child: ChildProcess): Promise<void> {
  if (child.stdout === null) throw new Error("bug: the child has no standard output");
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "ready") return;
  }
  await new Promise(() => undefined);
}
