import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemCode } from "./environment-error.js";
import type { Io } from "./io.js";
import { printable } from "./terminal/printable.js";
import { readVersion } from "./version.js";

/**
 * Reports in one line that a bug was met, and keeps what is known of it in a file. With `debug` all of it is shown. The result
 * is the line.
 */
export function reportCrash(error: unknown, argv: readonly string[], debug: boolean, io: Io): string {
  const { name, message } = error instanceof Error ? error : { name: "thrown", message: String(error) };
  const details = describe(error, argv, io);
  const path = writeLog(details, io.tempDir);
  const summary = printable(`${name}: ${message}`.split("\n")[0] ?? "");
  const where = path === undefined ? "`--debug` shows the details" : `the details are in ${path}`;
  const line = `a bug in autonats (${summary}); ${where}`;
  io.stderr.write(`error: ${line}\n`);
  if (debug) io.stderr.write(`${details}\n`);
  return line;
}

function describe(error: unknown, argv: readonly string[], { platform, cwd }: Io): string {
  return [
    `autonats ${readVersion()}, Node ${process.version}, ${platform} ${process.arch}`,
    `arguments: ${JSON.stringify(argv)}`,
    `directory: ${cwd}`,
    "",
    stacks(error).join("\ncaused by: "),
    "",
  ].join("\n");
}

function stacks(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? [own] : [own, ...stacks(error.cause)];
}

/** Undefined where even the directory for temporary files cannot be written. */
function writeLog(text: string, directory: string): string | undefined {
  try {
    const path = join(mkdtempSync(join(directory, "autonats-crash-")), "crash.log");
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
