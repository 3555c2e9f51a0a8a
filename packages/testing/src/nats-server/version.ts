import { execFile } from "node:child_process";

/**
 * Asks a nats-server binary for its version.
 * Answers `undefined` when the file cannot be run or does not answer like a nats-server within ten seconds.
 */
export function readNatsServerVersion(binary: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(binary, ["--version"], { timeout: 10_000 }, (error, stdout) => {
      resolve(error === null ? /\bv(\d+\.\d+\.\d+)/.exec(stdout)?.[1] : undefined);
    });
  });
}

/** True when dotted version `version` is `minimum` or later. Only the three numbers count. */
export function isVersionAtLeast(version: string, minimum: string): boolean {
  const actual = version.split(".").map(Number);
  const wanted = minimum.split(".").map(Number);
  for (const [index, part] of wanted.entries()) {
    const difference = (actual[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
