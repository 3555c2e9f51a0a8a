import { expect } from "vitest";
import type { Shell } from "./shell.js";

/** A step of those that `autonats init --json` lists. */
interface Step {
  readonly purpose: string;
  readonly command?: string;
  readonly goesOn?: boolean;
}

/** What programs print when they are ready. */
const ready: readonly (readonly [command: RegExp, line: string])[] = [
  [/^nats-server/u, "Server is ready"],
  [/nats$/u, "nats-server listens on"],
  [/serve$/u, "ready"],
];

/** Does what `autonats init` says comes next, in a shell of its folder, and returns what each command prints that ends. */
export async function followSteps(document: string, shell: Shell): Promise<ReadonlyMap<string, string>> {
  const { next } = JSON.parse(document) as { readonly next: readonly Step[] };
  const printed = new Map<string, string>();
  for (const { command = "", goesOn } of next) {
    expect(command).not.toBe("");
    if (goesOn === true) await shell.start(command, [readyLine(command)]);
    else printed.set(command, await shell.run(command));
  }
  return printed;
}

function readyLine(command: string): string {
  const [, line = ""] = ready.find(([form]) => form.test(command)) ?? [];
  return line;
}
