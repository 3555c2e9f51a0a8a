import { createInterface } from "node:readline";

/** A command of the harness. The README lists them. */
export interface Command {
  readonly id: number;
  readonly do: string;
  readonly [key: string]: unknown;
}

/**
 * Reads commands from standard input, one a line, runs them side by side and writes what each gives, with its id, to standard output.
 * Resolves when the input ends.
 */
export async function answerCommands(run: (command: Command) => Promise<object>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const command = JSON.parse(line) as Command;
    void run(command).then(
      (answer) => write({ id: command.id, ...answer }),
      (error: unknown) => write({ id: command.id, broken: error instanceof Error ? error.stack : String(error) }),
    );
  }
}

function write(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
