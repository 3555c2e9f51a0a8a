/** What the process ends with; the same in every command. */
export const exitCodes = {
  done: 0,
  /** Mistakes in the user's sources, or output that is not up to date. */
  findings: 1,
  /** Wrong flags, environment variables or configuration. */
  usage: 2,
  /** An environment error: a file cannot be read or written. */
  environment: 3,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
