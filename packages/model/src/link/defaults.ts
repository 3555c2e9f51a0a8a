/** What holds for methods whose annotations say nothing. */
export interface LinkDefaults {
  /** Deadline of a call, in milliseconds. */
  readonly timeoutMs: number;
  /** Calls that one process runs at once, per method. */
  readonly concurrency: number;
}

/** How a model is linked. */
export interface LinkOptions extends LinkDefaults {
  /** Leaves out methods that cannot be served, each with a warning, instead of the whole service. */
  readonly skipUnsupported?: boolean;
}
