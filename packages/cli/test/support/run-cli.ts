import { tmpdir } from "node:os";
import type { ExitCode } from "../../src/exit-codes.js";
import type { Io, KeyInput } from "../../src/io.js";
import { main } from "../../src/main.js";

/** What a command left behind. */
export interface CliResult {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a test can change of the surroundings. */
export interface CliSurroundings {
  readonly env?: Io["env"];
  readonly tty?: boolean;
  readonly columns?: number;
  readonly keys?: KeyInput;
  readonly tempDir?: string;
  readonly now?: () => number;
}

/** A process made of memory, in a real directory. */
export interface TestIo extends Io {
  readonly written: { stdout: string; stderr: string };
  /** What a signal does. */
  interrupt(): void;
}

/** Creates one. The environment holds nothing but what is given. */
export function createTestIo(cwd: string, surroundings: CliSurroundings = {}): TestIo {
  const { env = {}, tty = false, columns, keys, tempDir = tmpdir(), now = () => performance.now() } = surroundings;
  const written = { stdout: "", stderr: "" };
  const listeners = new Set<() => void>();
  const output = (name: "stdout" | "stderr"): Io["stdout"] => ({
    isTTY: tty,
    columns,
    write(text) {
      written[name] += text;
    },
  });
  return {
    stdout: output("stdout"),
    stderr: output("stderr"),
    keys,
    env,
    cwd,
    platform: "linux",
    tempDir,
    now,
    onInterrupt(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    written,
    interrupt() {
      for (const listener of listeners) listener();
    },
  };
}

/** Runs a command in this process. */
export async function runCli(
  cwd: string,
  args: readonly string[],
  surroundings: CliSurroundings = {},
): Promise<CliResult> {
  const io = createTestIo(cwd, surroundings);
  const exitCode = await main(args, io);
  return { exitCode, ...io.written };
}
