import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { RunCommand, RunResult } from "./worker/commands.js";

/** A client or handler in a process of its own, which answers lines of JSON with lines of JSON. */
export class BenchProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;
  readonly #interface: Interface;

  private constructor(command: readonly string[]) {
    const [program = "", ...parameters] = command;
    this.#child = spawn(program, parameters, { stdio: ["pipe", "pipe", "inherit"] });
    this.#interface = createInterface({ input: this.#child.stdout });
    this.#lines = this.#interface[Symbol.asyncIterator]();
  }

  /** Starts the process and resolves when it is ready. */
  static async start(command: readonly string[]): Promise<BenchProcess> {
    const process = new BenchProcess(command);
    await process.#nextLine();
    return process;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async run(command: RunCommand): Promise<RunResult> {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`);
    return JSON.parse(await this.#nextLine());
  }

  /** Ends the process. Resolves when it is gone. */
  async stop(): Promise<void> {
    this.#interface.close();
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  async #nextLine(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done === true) throw new Error(`${this.#child.spawnargs.join(" ")} ended`);
    return next.value;
  }
}
