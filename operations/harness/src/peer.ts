import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { operationsFolder } from "./folder.js";
import type { Language } from "./languages.js";
import { readMemory } from "./memory.js";
import type { Answer, CallCommand, Connecting, RefusalReport, Serving, Tally, TallyCommand } from "./peer-commands.js";
import { countFiles, type Resources } from "./resources.js";

const LOG_LIMIT = 64_000_000;

type Command = readonly [string, ...string[]];

const COMMANDS: Readonly<Record<Language, Command>> = {
  typescript: [process.execPath, "dist/typescript/src/peer.js"],
  go: ["dist/go/peer"],
};

/** Starts peers that can be told another time. */
export const WITH_SETTABLE_CLOCK: Readonly<Record<Language, Command>> = {
  ...COMMANDS,
  go: ["dist/go/peer-with-clock"],
};

/** A handler or client in a process of its own. */
export class Peer {
  readonly language: Language;
  /** What it is called where something goes wrong. */
  readonly name: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (reason: Error) => void }>();
  readonly #exited: Promise<void>;
  #exit: string | undefined;
  #log = "";
  #logged = 0;
  #last = 0;

  /** Starts the process. It does nothing until it is told to connect. */
  constructor(language: Language, name: string, commands: Readonly<Record<Language, Command>> = COMMANDS) {
    const [file, ...parameters] = commands[language];
    this.language = language;
    this.name = `${name} (${language})`;
    this.#child = spawn(file, parameters, { cwd: fileURLToPath(operationsFolder) });
    this.#exited = new Promise((resolve) => {
      const end = (how: string) => {
        this.#exit = how;
        for (const { reject } of this.#waiting.values())
          reject(new Error(`${this.name} has ended: ${how}\n${this.tail}`));
        this.#waiting.clear();
        resolve();
      };
      this.#child.on("error", (error) => end(error.message));
      this.#child.on("close", (code, signal) => end(signal ?? String(code)));
    });
    this.#child.stdin.on("error", () => undefined);
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => this.#write(text));
    createInterface({ input: this.#child.stdout }).on("line", (line) => this.#read(line));
  }

  /** How the process has ended, by its code or a signal; undefined while it lives. */
  get exit(): string | undefined {
    return this.#exit;
  }

  /** What the process has logged, cut at the front. */
  get log(): string {
    return this.#log;
  }

  /** How many characters it has logged in all. */
  get logged(): number {
    return this.#logged;
  }

  /** The end of the log. */
  get tail(): string {
    return this.#log.slice(-4000);
  }

  /** The memory that the process has in use, in bytes, as the system counts it. */
  get memory(): number {
    return readMemory(this.#child.pid);
  }

  /** Connects, and resolves to how that went. */
  connect(options: Connecting): Promise<Answer> {
    return this.#send({ do: "connect", options });
  }

  /** Starts a handler, and resolves once it serves or cannot. */
  serve(serving: Serving = {}): Promise<Answer> {
    return this.#send({ do: "serve", ...serving });
  }

  /** Shuts all handlers down. */
  shutdown(): Promise<Answer> {
    return this.#send({ do: "shutdown" });
  }

  call(method: string, command: CallCommand = {}): Promise<Answer> {
    return this.#send({ do: "call", method, ...command });
  }

  /** Starts so many calls at once. */
  burst(count: number, command: TallyCommand): Promise<Tally> {
    return this.#tally({ do: "burst", count, ...command });
  }

  /** Keeps so many calls under way, until {@link endLoads}. */
  load(parallel: number, command: TallyCommand & { readonly pauseMs?: number }): Promise<Tally> {
    return this.#tally({ do: "load", parallel, pauseMs: 0, ...command });
  }

  /** Begins so many calls a second, however long they take, until {@link endLoads}. */
  pace(perSecond: number, command: TallyCommand): Promise<Tally> {
    return this.#tally({ do: "pace", perSecond, ...command });
  }

  /** Lets methods that take a text fail, after they have noted it, or mends them. */
  async break(isBroken = true): Promise<void> {
    await this.#send({ do: "break", isBroken });
  }

  /** Sets the clock of the system, as the process sees it, on by so many milliseconds. Its site has to use settable clocks. */
  async setClock(milliseconds: number): Promise<void> {
    await this.#send({ do: "clock", milliseconds });
  }

  /** Reads how the process has refused calls, as a handler that is measured. */
  async refusals(): Promise<RefusalReport> {
    const { value } = await this.#send({ do: "refusals" });
    return value as RefusalReport;
  }

  /** Reads what the process holds once its garbage is collected. */
  async resources(): Promise<Resources> {
    const { value } = await this.#send({ do: "resources" });
    return { ...(value as Omit<Resources, "files">), files: countFiles(this.#child.pid) };
  }

  async endLoads(): Promise<void> {
    await this.#send({ do: "end" });
  }

  /** The id of the process; undefined before it has started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Sends a signal to the process. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ends the process by the end of its input, after a while by force. Resolves to how it went: "0" if all was well. */
  async stop(patience = 10_000): Promise<string> {
    this.#child.stdin.end();
    return this.#end(patience);
  }

  /** Ends the process at once. */
  async kill(): Promise<void> {
    await this.#end(0);
  }

  async #end(patience: number): Promise<string> {
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), patience);
    await this.#exited;
    clearTimeout(timer);
    return this.#exit ?? "";
  }

  #write(text: string): void {
    this.#logged += text.length;
    this.#log = (this.#log + text).slice(-LOG_LIMIT);
  }

  #tally(command: Readonly<Record<string, unknown>>): Promise<Tally> {
    const tally = this.#send(command).then(({ value }) => value as Tally);
    tally.catch(() => undefined);
    return tally;
  }

  #send(command: Readonly<Record<string, unknown>>): Promise<Answer> {
    this.#last += 1;
    const id = this.#last;
    const answer = new Promise<Answer>((resolve, reject) => {
      if (this.#exit !== undefined) reject(new Error(`${this.name} has ended: ${this.#exit}\n${this.tail}`));
      this.#waiting.set(id, { resolve, reject });
      this.#child.stdin.write(`${JSON.stringify({ id, ...command })}\n`);
    });
    // A test that has failed before asks for it no more.
    answer.catch(() => undefined);
    return answer;
  }

  #read(line: string): void {
    const { id, broken, ...answer } = parseAnswer(line);
    if (id === undefined) {
      this.#write(`${line}\n`);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (broken === undefined) waiting?.resolve(answer);
    else waiting?.reject(new Error(`${this.name}: ${broken}`));
  }
}

/** Reads a line of a peer. The client library may also write to the standard output; such a line is not an answer. */
function parseAnswer(line: string): Answer & { readonly id?: number; readonly broken?: string } {
  try {
    return line.startsWith("{") ? JSON.parse(line) : {};
  } catch {
    return {};
  }
}
