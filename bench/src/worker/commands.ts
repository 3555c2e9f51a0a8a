import { createInterface } from "node:readline";
import type { Cell } from "../cells.js";

/** What a client under measurement is asked: to keep `inFlight` calls under way for so many milliseconds. */
export interface RunCommand extends Cell {
  readonly milliseconds: number;
}

/** What came of it. */
export interface RunResult {
  readonly calls: number;
  readonly seconds: number;
  readonly p50Us: number;
  readonly p99Us: number;
}

/**
 * Answers commands that come as lines of JSON on standard input with lines of JSON on standard output, so that a program in
 * any language can be measured. Says `{"ready":true}` first; ends when the input ends.
 */
export async function answerCommands(run: (command: RunCommand) => Promise<RunResult>): Promise<void> {
  say({ ready: true });
  for await (const line of createInterface({ input: process.stdin })) {
    say(await run(JSON.parse(line)));
  }
}

function say(message: unknown): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
