import { AutonatsError } from "@autonats/runtime";

/** What the harness is told of a call that has failed. */
export interface Failure {
  readonly code?: string;
  readonly reason?: string;
  readonly outcome?: string;
  /** The class, of an error that the interface declares. */
  readonly type?: string;
  readonly message: string;
}

/** Describes what a call was rejected with. */
export function describe(error: unknown): Failure {
  if (error instanceof AutonatsError) {
    const { code, reason, outcome, message } = error;
    return { code, outcome, message, ...(reason === undefined ? {} : { reason }) };
  }
  if (error instanceof Error) return { type: error.constructor.name, message: error.message };
  return { type: typeof error, message: String(error) };
}

/** Returns a key under which equal failures are counted, such as `UNAVAILABLE/DISCONNECTED/NOT_SENT`. */
export function kindOf({ code, reason, outcome, type }: Failure): string {
  return type ?? `${code}/${reason ?? ""}/${outcome}`;
}
