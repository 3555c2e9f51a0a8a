import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect } from "node:net";

/**
 * Asks `probe` every few milliseconds until it answers something other than `undefined`, and answers that.
 * Rejects with the text of `describe` when that takes longer than `timeoutMs`, or at once with what `probe` throws.
 */
export async function waitFor<T>(
  probe: () => Promise<T | undefined>,
  timeoutMs: number,
  describe: () => string,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(describe());
    await pause(5);
  }
}

/** Resolves after `ms` milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Connects to a NATS server and reads its first line. Answers `undefined` when there is no server yet. */
export function readServerInfo(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    let text = "";
    const finish = (answer: string | undefined) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => finish(undefined));
    socket.on("error", () => finish(undefined));
    socket.on("close", () => resolve(undefined));
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      const end = text.indexOf("\r\n");
      if (end >= 0) finish(text.startsWith("INFO ") ? text.slice(5, end) : undefined);
    });
  });
}

/** Reports whether a process is stopped after SIGSTOP. */
export function isStopped(pid: number): boolean {
  const state =
    process.platform === "linux"
      ? readFileSync(`/proc/${pid}/stat`, "latin1").replace(/^.*\) /su, "")
      : execFileSync("ps", ["-o", "state=", "-p", String(pid)], { encoding: "latin1" }).trim();
  return state.startsWith("T");
}
