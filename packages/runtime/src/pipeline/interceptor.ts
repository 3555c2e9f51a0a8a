import type { Metadata } from "../wire/metadata.js";
import type { ContextValues } from "./context-values.js";
import type { ObservedCall } from "./observer.js";

/** A call as interceptors see it, on the side of the caller or of the handler. */
export interface Call {
  readonly side: "client" | "handler";
  /** As in `$SRV.INFO`, such as `User`. */
  readonly service: string;
  /** The semantic version of the interface; empty if it has none. */
  readonly version: string;
  /** The name on the wire, such as `GetById`. */
  readonly method: string;
  readonly kind: "unary" | "oneWay";
  /** Whether the method may run more than once for one call. */
  readonly idempotent: boolean;
  /** Where any instance takes calls of the method, such as `autonats.user.GetById`. */
  readonly subject: string;
  /** The arguments, by name. An interceptor may replace it. */
  request: unknown;
  /** The metadata of the request. */
  readonly headers: Metadata;
  /** The metadata of the reply; at the client it is that of the last reply. */
  readonly replyHeaders: Metadata;
  /** Milliseconds left; at least 0. */
  readonly timeoutMs: number;
  /** Aborts when the call is cancelled, and at its deadline. */
  readonly signal: AbortSignal;
  /**
   * How many attempts have gone on to the wire, those included that the client has made again by itself; at a handler, how often
   * `next` has gone on to the method. 1 for the first time, 0 before.
   */
  readonly attempt: number;
  readonly values: ContextValues;
  /** At the handler its own id; at the client the instance that the call is for, if it is for one. */
  readonly instance: string | undefined;
  /** What observers know the call by; at the client `undefined` where nobody observes calls. */
  readonly observed: ObservedCall | undefined;
}

/** Continues a call, or a copy of it such as `{ ...call, request }`: with the next interceptor, and in the end with the wire or the method. */
export type Next = (call: Call) => Promise<unknown>;

/**
 * Wraps calls: does something before and after, calls `next` again, or answers without calling it. What it returns is the
 * result, and what it throws is the error: the caller sees it as the end of the call, a handler as the end of the method. The first
 * of a list is the outermost.
 */
export type Interceptor = (next: Next) => Next;
