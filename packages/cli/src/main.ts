import { EnvironmentError } from "./environment-error.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import type { Io } from "./io.js";
import type { Languages } from "./languages/languages.js";
import { readVersion } from "./version.js";

/**
 * The command line tool as a function: what it is told, what it may touch, what the process ends with. Never rejects: bugs
 * end in exit code 70 and a log file. `known` replaces the built-in sources and targets.
 */
export async function main(argv: readonly string[], io: Io, known?: Languages): Promise<ExitCode> {
  try {
    if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-v")) {
      io.stdout.write(`${readVersion()}\n`);
      return exitCodes.done;
    }
    const { runProgram } = await import("./program.js");
    return await runProgram(argv, io, known);
  } catch (error) {
    if (error instanceof EnvironmentError) {
      const { failCommand } = await import("./failure.js");
      failCommand(error.message, exitCodes.environment, argv, io);
      return exitCodes.environment;
    }
    const { crashCommand } = await import("./failure.js");
    crashCommand(error, argv, io);
    return exitCodes.bug;
  }
}
