import { reportCrash } from "./crash-report.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import { refusalDocument } from "./generate/json-report.js";
import type { Io } from "./io.js";
import { printableLines } from "./terminal/printable.js";

/** Reports why a command ended before it had a result: in words, and as a document too where `--json` asks for one. */
export function failCommand(message: string, exitCode: ExitCode, argv: readonly string[], io: Io): void {
  const failure = message.trim().replace(/^error: /u, "");
  io.stderr.write(`error: ${printableLines(failure)}\n`);
  writeDocument(failure, exitCode, argv, io);
}

/** Reports that a command met a bug, and keeps what is known of it. */
export function crashCommand(error: unknown, argv: readonly string[], io: Io): void {
  const summary = reportCrash(error, argv, argv.includes("--debug"), io);
  writeDocument(summary, exitCodes.bug, argv, io);
}

function writeDocument(failure: string, exitCode: ExitCode, argv: readonly string[], io: Io): void {
  if (!argv.includes("--json") || argv[0] === "explain") return;
  io.stdout.write(`${JSON.stringify(refusalDocument([], [failure], exitCode), undefined, 2)}\n`);
}
