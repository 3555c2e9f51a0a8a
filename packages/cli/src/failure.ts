import type { ExitCode } from "./exit-codes.js";
import { refusalDocument } from "./generate/json-report.js";
import type { Io } from "./io.js";
import { printableLines } from "./terminal/printable.js";

/** Says why a command ended before it had a result: in words, and as a document too where `--json` asks for one. */
export function failCommand(message: string, exitCode: ExitCode, argv: readonly string[], io: Io): void {
  const text = printableLines(message.trim());
  io.stderr.write(text.startsWith("error:") ? `${text}\n` : `error: ${text}\n`);
  if (!argv.includes("--json")) return;
  const failure = message.trim().replace(/^error: /u, "");
  io.stdout.write(`${JSON.stringify(refusalDocument([], [failure], exitCode), undefined, 2)}\n`);
}
