import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onCleanup } from "../support/cleanup.js";

const script = fileURLToPath(new URL("./handler-process.mjs", import.meta.url));

/** A handler of the service `Load` in a process of its own. */
export class HandlerProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#exited = once(child, "exit");
  }

  /** Starts the process; resolves when it answers calls. It is gone after the test. */
  static async start(url: string): Promise<HandlerProcess> {
    const child = spawn(process.execPath, [script, url], { stdio: ["ignore", "pipe", "inherit"] });
    const started = new HandlerProcess(child);
    onCleanup(() => started.#end("SIGKILL"));
    const lines = createInterface(child.stdout);
    await Promise.race([
      once(lines, "line"),
      started.#exited.then(() => Promise.reject(new Error("the handler's process ended before it was ready"))),
    ]);
    return started;
  }

  /** Asks it to stop; resolves with its exit code once it is gone. */
  async stop(): Promise<number | null> {
    await this.#end("SIGTERM");
    return this.#child.exitCode;
  }

  /** Ends it as a crash would. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill(signal);
    await this.#exited;
  }
}
