import { catalogue } from "@autonats/model";
import type { Command } from "commander";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import type { Io } from "../io.js";
import { candidatesFor } from "./candidates.js";
import { completionScripts, isShell, shells } from "./scripts.js";

/** `autonats completion bash`: the script that a shell reads. */
export function completionCommand(shell: string, io: Io): ExitCode {
  if (!isShell(shell)) {
    io.stderr.write(`error: there is no completion for that shell. There is one for ${shells.join(", ")}.\n`);
    return exitCodes.usage;
  }
  io.stdout.write(completionScripts[shell]);
  return exitCodes.done;
}

/** What the scripts ask: a line for each candidate, its description after a tab; the last line may ask for paths. */
export function completeCommand(program: Command, words: readonly string[], io: Io): ExitCode {
  const codes = Object.entries(catalogue).map(([value, { severity }]) => ({ value, description: severity }));
  const names = program.commands.map((each) => ({ value: each.name(), description: each.summary() }));
  const operands = {
    explain: codes,
    help: names,
    completion: shells.map((value) => ({ value, description: "" })),
  };
  const { candidates, paths } = candidatesFor(program, words, operands);
  const lines = candidates.map(({ value, description }) => (description === "" ? value : `${value}\t${description}`));
  if (paths !== "none") lines.push(`:${paths}`);
  io.stdout.write(lines.map((line) => `${line}\n`).join(""));
  return exitCodes.done;
}
