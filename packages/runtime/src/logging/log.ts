import { callAndForget, describeError } from "../guard/untrusted.js";

/** One problem that is not, or not fully, reported to a caller. */
export interface LogEntry {
  readonly level: "info" | "warn" | "error";
  /** A whole sentence. It holds no text that a peer has chosen. */
  readonly message: string;
  readonly service?: string | undefined;
  readonly method?: string | undefined;
  /** What the caller was given to quote. */
  readonly reference?: string | undefined;
  /** The trace and the span of the call, where something traces it. */
  readonly traceId?: string | undefined;
  readonly spanId?: string | undefined;
  /** How often this happened since the last entry that said the same. */
  readonly count?: number | undefined;
  /** The subject that it was about. Peers may have chosen it: escape it. */
  readonly subject?: string | undefined;
  /** What was thrown; only its text where there were many in this second. */
  readonly error?: unknown;
}

/** Receives log entries. What it throws is ignored, and so is a promise that it returns and that rejects. */
export type Log = (entry: LogEntry) => void;

/** Writes an entry to the console's error stream, as one line of JSON; ids are called as OpenTelemetry calls them. */
export const logToConsole: Log = (entry) => {
  const { error, traceId, spanId, ...rest } = entry;
  const described = error === undefined ? {} : { error: typeof error === "string" ? error : describeError(error) };
  console.error(
    JSON.stringify({ time: new Date().toISOString(), ...rest, trace_id: traceId, span_id: spanId, ...described }),
  );
};

/** Calls `log` and swallows what it throws: a log must never break the connection that it reports on. */
export function logSafely(log: Log, entry: LogEntry): void {
  callAndForget(log, entry);
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
    if (now < this.#silentUntil) return;
    this.#silentUntil = now + 1000;
    logSafely(this.#log, { ...entry, count: this.#count });
    this.#count = 0;
  }
}
