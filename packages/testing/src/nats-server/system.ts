import type { ChildProcess } from "node:child_process";

/** Returns the name of the file of a program. */
export function programFile(name: string, platform: NodeJS.Platform = process.platform): string {
  return platform === "win32" ? `${name}.exe` : name;
}

/** Returns the signals by which a process is told to end, and can be told by itself. */
export function endingSignals(platform: NodeJS.Platform = process.platform): readonly NodeJS.Signals[] {
  return platform === "win32" ? ["SIGINT", "SIGBREAK", "SIGHUP"] : ["SIGINT", "SIGTERM", "SIGHUP"];
}

/** Ends a process by a signal that it has got, once nothing listens to it any more. Windows knows how to end one, and not by what. */
export function endAs(signal: NodeJS.Signals, platform: NodeJS.Platform = process.platform): void {
  process.kill(process.pid, platform === "win32" ? "SIGTERM" : signal);
}

/** Sends a signal to a server. Throws on Windows for all but those that end it, which it does at once there. */
export function sendSignal(
  server: Pick<ChildProcess, "kill">,
  signal: NodeJS.Signals,
  platform: NodeJS.Platform = process.platform,
): void {
  if (platform === "win32" && signal !== "SIGTERM" && signal !== "SIGKILL")
    throw new Error(`Windows has no ${signal}: a nats-server can be started and ended there, and nothing else.`);
  server.kill(signal);
}

/** Lets a server go on that may be frozen, so that it sees the signals that it was sent. None is frozen on Windows. */
export function wake(server: Pick<ChildProcess, "kill">, platform: NodeJS.Platform = process.platform): void {
  if (platform !== "win32") server.kill("SIGCONT");
}
