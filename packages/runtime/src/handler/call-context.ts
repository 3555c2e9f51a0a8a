import type { ContextValues } from "../pipeline/context-values.js";
import type { Metadata } from "../wire/metadata.js";

/**
 * The call that a handler's method is running. It is also a `CallOptions` for the calls that the method makes, as it is or spread:
 * they end with it.
 */
export interface CallContext {
  /** As in `$SRV.INFO`, such as `User`. */
  readonly service: string;
  /** The name on the wire, such as `GetById`. */
  readonly method: string;
  /** The id of the instance that serves the call. */
  readonly instance: string;
  /** Milliseconds left until the caller stops waiting; at least 0. */
  readonly timeoutMs: number;
  /**
   * Aborts when the caller cancels the call, when the deadline passes, when a shutdown has waited long enough, and when the method
   * has ended.
   */
  readonly signal: AbortSignal;
  /** What the caller has given the call to be known by, if it may be made again; only where the method is not idempotent. */
  readonly idempotencyKey: string | undefined;
  /** Metadata that came with the request. */
  readonly headers: Metadata;
  /** Metadata that goes with the reply. */
  readonly replyHeaders: Metadata;
  /** What interceptors have left for the method. */
  readonly values: ContextValues;
}
