import { tmpdir } from "node:os";
import process from "node:process";
import { interrupts } from "./interrupts.js";
import type { Io, KeyInput, TextOutput } from "./io.js";

/** The real process. */
export function createNodeIo(): Io {
  return {
    stdout: createOutput(process.stdout),
    stderr: createOutput(process.stderr),
    keys: process.stdin.isTTY && !isCi(process.env) ? createKeys(process.stdin) : undefined,
    env: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    tempDir: tmpdir(),
    now: () => performance.now(),
    onInterrupt(listener) {
      const signals = interrupts(process.platform);
      for (const signal of signals) process.on(signal, listener);
      return () => {
        for (const signal of signals) process.off(signal, listener);
      };
    },
  };
}

function isCi(env: Io["env"]): boolean {
  return !["", "0", "false"].includes(env["CI"] ?? "");
}

function createOutput(stream: NodeJS.WriteStream): TextOutput {
  // A reader that goes away, as in `autonats g --json | head -1`, is not a failure of ours.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns,
    write(text) {
      stream.write(text);
    },
  };
}

function createKeys(input: NodeJS.ReadStream): KeyInput {
  return {
    onKey(listener) {
      const onData = (data: Buffer): void => {
        for (const key of data.toString("utf8")) listener(key);
      };
      input.setRawMode(true);
      input.on("data", onData);
      input.resume();
      return () => {
        input.off("data", onData);
        input.setRawMode(false);
        input.pause();
      };
    },
  };
}
