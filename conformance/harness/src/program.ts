import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

/** What a program under test answers to a command: exactly one of value, error, unsupported and broken. */
export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: Readonly<Record<string, unknown>>;
  /** The metadata of the reply, where the call asks for it. */
  readonly replyHeaders?: readonly (readonly [name: string, value: string])[];
  /** The language has no such value. */
  readonly unsupported?: string;
  /** The program itself has failed. */
  readonly broken?: string;
}

/** A command that has been sent. */
export interface Sent {
  readonly id: number;
  readonly answer: Promise<Answer>;
}

/** Where a command is: below the folder if it has a slash, else where the system finds it. `node` is the one that runs this. */
function pathOf(file: string, directory: string): string {
  if (file === "node") return process.execPath;
  return file.includes("/") ? resolve(directory, file) : file;
}

/** A client or server under test, which runs in a process of its own. */
export class Program {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #hearers = new Map<number, (line: Readonly<Record<string, unknown>>) => void>();
  readonly #exited: Promise<string | undefined>;
  #errors = "";
  #isOver = false;
  #last = 0;

  /** Starts the program. It finds NATS by the variable NATS_URL. */
  constructor(command: readonly string[], directory: string, natsUrl: string) {
    const [file = "", ...parameters] = command;
    this.#child = spawn(pathOf(file, directory), parameters, {
      cwd: directory,
      env: { ...process.env, NATS_URL: natsUrl },
    });
    this.#exited = new Promise((tell) => {
      this.#child.on("error", (error) => {
        this.#errors = `${file} cannot be run: ${error.message}`;
        this.#end();
        tell(this.#errors);
      });
      this.#child.on("close", (code, signal) => {
        this.#end();
        tell(code === 0 ? undefined : `it ended by ${signal ?? `the code ${code}`}: ${this.#errors.slice(-4000)}`);
      });
    });
    this.#child.stdin.on("error", () => undefined);
    this.#child.stderr.on("data", (text: Buffer) => {
      this.#errors = (this.#errors + text.toString()).slice(-1_000_000);
    });
    createInterface({ input: this.#child.stdout }).on("line", (line) => this.#read(line));
  }

  /** The id of its process; undefined if it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** What the program has written to its standard error, the last of it. */
  get log(): string {
    return this.#errors;
  }

  /** Sends a command. Its answer says `broken` when the program ends before. */
  send(command: Readonly<Record<string, unknown>>): Sent {
    this.#last += 1;
    const id = this.#last;
    const answer = new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
    });
    if (this.#isOver) this.#end();
    else this.#child.stdin.write(`${JSON.stringify({ id, ...command })}\n`);
    return { id, answer };
  }

  /** Calls `take` with the lines that the program writes of its own accord for a command; with nothing, no more. */
  hear(command: number, take: ((line: Readonly<Record<string, unknown>>) => void) | undefined): void {
    if (take === undefined) this.#hearers.delete(command);
    else this.#hearers.set(command, take);
  }

  /** Ends the program. Resolves once it is gone, to what was wrong with how it went; undefined if nothing was. */
  async stop(): Promise<string | undefined> {
    this.#child.stdin.end();
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 10_000);
    try {
      return await this.#exited;
    } finally {
      clearTimeout(timer);
    }
  }

  #read(line: string): void {
    const answer = JSON.parse(line) as Answer & { readonly heard?: number };
    if (answer.heard !== undefined) {
      this.#hearers.get(answer.heard)?.({ ...answer });
      return;
    }
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }

  #end(): void {
    this.#isOver = true;
    for (const [id, resolve] of this.#waiting)
      resolve({ id, broken: `the program has ended: ${this.#errors.slice(-4000)}` });
    this.#waiting.clear();
  }
}
