import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { root } from "./build.js";

/** A program of ours, which runs until its standard input is closed unless it ends by itself. */
export class Peer implements AsyncDisposable {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #onLine: () => void = () => undefined;

  private constructor(command: string, parameters: readonly string[], environment: Readonly<Record<string, string>>) {
    this.#child = spawn(command, parameters, {
      env: { ...process.env, ...environment },
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#ended = new Promise((resolve) => this.#child.on("close", resolve));
    createInterface({ input: this.#child.stdout as NodeJS.ReadableStream }).on("line", (line) => {
      this.lines.push(line);
      this.#onLine();
    });
  }

  /** Starts a program of `telemetry/typescript`. */
  static typescript(name: string, environment: Readonly<Record<string, string>>): Peer {
    return new Peer(process.execPath, [`${root}telemetry/dist/typescript/${name}.js`], environment);
  }

  /** Starts a program of `telemetry/go`. */
  static go(name: string, environment: Readonly<Record<string, string>>): Peer {
    return new Peer(`${root}telemetry/dist/go/${name}`, [], environment);
  }

  /** Resolves with the first line that begins so, or the one with this index among them. Rejects when the program ends before. */
  async line(beginning: string, index = 0): Promise<string> {
    let hasEnded = false;
    this.#ended.then(() => {
      hasEnded = true;
      this.#onLine();
    });
    for (;;) {
      const found = this.lines.filter((line) => line.startsWith(beginning))[index];
      if (found !== undefined) return found;
      if (hasEnded) throw new Error(`a program has ended before it said ${beginning}: ${this.lines.join("\n")}`);
      await new Promise<void>((resolve) => {
        this.#onLine = resolve;
      });
    }
  }

  /** Resolves once the program has ended by itself, and rejects when it failed. */
  async ended(): Promise<void> {
    const code = await this.#ended;
    if (code !== 0) throw new Error(`a program has ended with ${code}`);
  }

  /** Writes a line to the program's standard input. */
  say(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Asks the program to finish what it has begun and to exit. */
  drain(): void {
    this.#child.kill("SIGTERM");
  }

  /** Asks the program to end, and resolves once it has. */
  async stop(): Promise<void> {
    this.#child.stdin?.end();
    await this.#ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
