/** What holds for methods whose annotations say nothing. */
export interface LinkDefaults {
  /** Deadline of a call, in milliseconds. */
  readonly timeoutMs: number;
  /** Calls that one process runs at once, per method. */
  readonly concurrency: number;
}
