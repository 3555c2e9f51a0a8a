/** The numbers of the signals by which a process is told to end: its exit code says which it was. */
export const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15, SIGBREAK: 21 } as const;

/** One of these signals. */
export type EndingSignal = keyof typeof signalNumbers;

/**
 * Returns the signals by which a process is told to end. On Windows they come from the console: Ctrl-C, Ctrl-Break, and its end, after which
 * there are some seconds left.
 */
export function endingSignals(platform: NodeJS.Platform = process.platform): readonly EndingSignal[] {
  return platform === "win32" ? ["SIGINT", "SIGBREAK", "SIGHUP", "SIGTERM"] : ["SIGINT", "SIGTERM"];
}
