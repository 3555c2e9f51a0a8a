/** One thing that went wrong and that no caller is told of, or not in full. */
export interface LogEntry {
  readonly level: "warn" | "error";
  /** A whole sentence. It holds no text that a peer has chosen. */
  readonly message: string;
  readonly service?: string | undefined;
  readonly method?: string | undefined;
  /** What the caller was given to quote. */
  readonly reference?: string | undefined;
  /** How often this happened since the last entry that said the same. */
  readonly count?: number | undefined;
  /** The subject that it was about. Peers may have chosen it: escape it. */
  readonly subject?: string | undefined;
  readonly error?: unknown;
}

/** Takes log entries. What it throws is ignored. */
export type Log = (entry: LogEntry) => void;

/** Writes an entry to the console's error stream, as one line of JSON. */
export const logToConsole: Log = (entry) => {
  const { error, ...rest } = entry;
  const line = { time: new Date().toISOString(), ...rest, ...(error === undefined ? {} : { error: describe(error) }) };
  console.error(JSON.stringify(line));
};

/** Calls `log` and swallows what it throws: a log must never break the connection that it reports on. */
export function logSafely(log: Log, entry: LogEntry): void {
  try {
    log(entry);
  } catch {
    // There is nobody left to tell.
  }
}

/** Keeps a flood of equal events from becoming a flood of entries: at most one a second, with the count of the others. */
export class RepeatedLog {
  readonly #log: Log;
  #silentUntil = 0;
  #count = 0;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Logs the entry, or counts it when the last one is less than a second old. */
  write(entry: LogEntry): void {
    this.#count += 1;
    const now = performance.now();
    if (now < this.#silentUntil) {
      return;
    }
    this.#silentUntil = now + 1000;
    logSafely(this.#log, { ...entry, count: this.#count });
    this.#count = 0;
  }
}

function describe(error: unknown): string {
  try {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } catch {
    return "something that has no text";
  }
}
