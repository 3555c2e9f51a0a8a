import { textOf } from "../guard/untrusted.js";
import type { Code, Outcome, Reason } from "./codes.js";
import { BRAND, callOf } from "./failed-call.js";

/** Details of an `AutonatsError` besides its code and message. */
export interface AutonatsErrorDetails {
  readonly reason?: Reason | undefined;
  /** Default: `FAILED`, which is what an implementation that throws means. */
  readonly outcome?: Outcome | undefined;
  readonly path?: string | undefined;
  readonly reference?: string | undefined;
  /** Milliseconds for which callers are to make no further attempt. It goes with the error that a method throws. */
  readonly retryAfterMs?: number | undefined;
  readonly service?: string | undefined;
  readonly method?: string | undefined;
  readonly cause?: unknown;
}

/**
 * The error that calls fail with, unless it is one that the interface declares. `instanceof` also holds between two copies of this
 * package. An implementation may throw one of its own, such as `new AutonatsError("NOT_FOUND", "no user 42")`: its code and message
 * then reach the caller as they are.
 */
export class AutonatsError extends Error {
  override readonly name: string = "AutonatsError";
  readonly code: Code;
  /** The message without the code before it. */
  readonly rawMessage: string;
  /** Distinguishes failures that share a code. */
  readonly reason: Reason | undefined;
  /** What may be assumed about the handler's side: whether the call may have run. */
  readonly outcome: Outcome;
  /** The path of the first invalid value in the request or the result, such as `orders[3].id`. */
  readonly path: string | undefined;
  /** Identifies the line in the handler's log that has the details, which never leave its process. */
  readonly reference: string | undefined;
  /** Milliseconds for which the handler wants no further attempt, where it has said so. */
  readonly retryAfterMs: number | undefined;
  /** The service that was called, such as `User`. Absent on errors that no call made. */
  readonly service: string | undefined;
  /** The method that was called, such as `GetById`. Absent likewise. */
  readonly method: string | undefined;

  /** `message` may be that of an error with the same code: the code is not put before it a second time. */
  constructor(code: Code, message: string, details: AutonatsErrorDetails = {}) {
    const prefix = `${code}: `;
    const raw = `${message}`;
    const rawMessage = raw.startsWith(prefix) ? raw.slice(prefix.length) : raw;
    super(prefix + rawMessage, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.rawMessage = rawMessage;
    this.reason = details.reason;
    this.outcome = details.outcome ?? "FAILED";
    this.path = details.path;
    this.reference = details.reference;
    this.retryAfterMs = details.retryAfterMs;
    this.service = details.service;
    this.method = details.method;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /**
   * Returns `thrown` if it is an `AutonatsError`. Everything else it wraps: with the code and the other details of the call, if a
   * call failed with it, as with a declared error; else as `UNKNOWN`. The original becomes the `cause`.
   */
  static from(thrown: unknown): AutonatsError {
    if (isAutonatsError(thrown)) return thrown;
    const call = callOf(thrown);
    return new AutonatsError(call?.code ?? "UNKNOWN", textOf(thrown), { ...call, cause: thrown });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a subclass inherits this method, and means its own instances.
    return isInstance(this, value);
  }
}

/** Reports whether a value is an `AutonatsError`, of whichever copy of this package. Never throws, whatever the value does. */
export function isAutonatsError(value: unknown): value is AutonatsError {
  try {
    return typeof value === "object" && value !== null && Object.hasOwn(value, BRAND);
  } catch {
    return false;
  }
}

function isInstance(right: unknown, value: unknown): boolean {
  if (right !== AutonatsError) return Function.prototype[Symbol.hasInstance].call(right, value);
  return isAutonatsError(value);
}
