/** Returns the signals by which the tool is told to end. On Windows they come from the console, whose end is one of them. */
export function interrupts(platform: NodeJS.Platform): readonly NodeJS.Signals[] {
  return platform === "win32" ? ["SIGINT", "SIGBREAK", "SIGHUP"] : ["SIGINT", "SIGTERM"];
}
