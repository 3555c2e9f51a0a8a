import type { Code } from "../errors/codes.js";
import type { LinkState } from "../link/link.js";
import type { Fields, Metadata } from "../wire/metadata.js";
import type { HandlerState, ObservedBreaker, ObservedConnection, ObservedHandler } from "./observed.js";

/** What names a span, in hexadecimal digits; empty where there is none to name. */
export interface TraceIds {
  readonly traceId: string;
  readonly spanId: string;
  /** Whether the span is kept, so that whoever reads the name will find it. */
  readonly isSampled: boolean;
}

/** The span of a call, and what the runtime does for it. */
export interface Trace extends TraceIds {
  /**
   * Metadata that carries the trace to the handler: what the call has of the same names is replaced. What may not be sent is left out.
   * Read once, when the call has started.
   */
  readonly headers?: Fields | undefined;
  /**
   * Runs what a call runs of the user's inside its trace: interceptors, and in a handler the method. It calls `work` once, at once,
   * and returns and throws what that does.
   */
  run?<Given extends unknown[], Result>(work: (...given: Given) => Result, ...given: Given): Result;
}

/** A call as observers see it: the same object in all notifications about one call, so that it can be used as a key. */
export interface ObservedCall {
  readonly service: string;
  /** The semantic version of the interface; empty if it has none. */
  readonly version: string;
  /** The name on the wire, such as `GetById`. */
  readonly method: string;
  readonly kind: "unary" | "oneWay";
  /** Where any instance takes calls of the method, such as `autonats.user.GetById`. */
  readonly subject: string;
  /** Its span, where something traces it: set in `onCallStarted` or `onRequestReceived`. Logs and metrics name it. */
  trace?: Trace | undefined;
}

/** A call as it came to a handler. */
export interface ObservedRequest extends ObservedCall {
  /** Bytes of the request's body. */
  readonly bytes: number;
  /** When it came, on the clock of `performance.now()`. */
  readonly receivedAt: number;
  /** Metadata that came with the request. Read when it is first asked for. */
  readonly headers: Metadata;
}

/** Why a handler has not started a call. */
export type Refusal = "BUSY" | "DRAINING" | "EXPIRED" | "CANCELLED" | "INVALID_ARGUMENT" | "UNSUPPORTED_FEATURE";

/** Why an answer was not sent. */
export type Drop = "EXPIRED" | "CLOSED" | "DENIED";

/**
 * Is notified of the stages that calls go through. All methods are optional, and those that are missing cost nothing. What an
 * observer throws is ignored.
 */
export interface Observer {
  // At the client.
  /** A call was made, in the context of its caller. It has so many milliseconds. */
  onCallStarted?(call: ObservedCall, timeoutMs: number): void;
  /** A request was handed to the connection; `attempt` is 1 for the first of a call. */
  onAttemptSent?(call: ObservedCall, attempt: number, bytes: number): void;
  /** An attempt has ended, whether it was sent or not: successfully, if there is no error. One-way attempts end when they are sent. */
  onAttemptEnded?(call: ObservedCall, attempt: number, error: unknown): void;
  /**
   * An attempt has ended so that another one, of this number, will be made in so many milliseconds. Told after the end. Without an error,
   * the attempt goes on, and the other is made beside it.
   */
  onRetryScheduled?(call: ObservedCall, attempt: number, error: unknown, milliseconds: number): void;
  /** An attempt has ended, and another one, of this number, would be made if the client had not used up its retries. Told before the end. */
  onRetryDenied?(call: ObservedCall, attempt: number, error: unknown): void;
  /**
   * A call has ended, `milliseconds` after it was made: successfully, if there is no error. One-way calls settle when they are sent.
   */
  onCallSettled?(call: ObservedCall, error: unknown, milliseconds: number): void;
  /** The breaker of an instance was opened or closed. */
  onBreakerChanged?(breaker: ObservedBreaker): void;

  // In the handler.
  onRequestReceived?(request: ObservedRequest): void;
  onRequestAdmitted?(request: ObservedRequest, isQueued: boolean): void;
  onRequestRefused?(request: ObservedRequest, reason: Refusal): void;
  /**
   * A request has an idempotency key that has come before: it is answered as the other one is, and its method does not run. Told after it
   * was admitted.
   */
  onRequestRepeated?(request: ObservedRequest): void;
  /** A method was started. Its call has waited so many milliseconds for a slot. */
  onMethodStarted?(request: ObservedRequest, waitedMilliseconds: number): void;
  /** A method has ended: successfully, if there is no error. `milliseconds` have passed since its start. */
  onMethodEnded?(request: ObservedRequest, error: unknown, milliseconds: number): void;
  /** An answer was handed to the connection. */
  onReplySent?(request: ObservedRequest, bytes: number): void;
  onReplyDropped?(request: ObservedRequest, reason: Drop): void;
  /**
   * A request was answered, or never will be, `milliseconds` after it came; told once of each. `code` is what it has failed with,
   * `undefined` if it has not. A method that was answered for at its deadline may still run.
   */
  onRequestSettled?(request: ObservedRequest, code: Code | undefined, milliseconds: number): void;

  /** A handler was created. Its state can be read from now on. */
  onHandlerCreated?(handler: ObservedHandler): void;
  /** A handler leaves its queue group by itself, as its calls fail, or comes back. Its state may be another one by now. */
  onHandlerChanged?(state: HandlerState, handler: ObservedHandler): void;
  /** It serves no longer, and never will again. */
  onHandlerEnded?(handler: ObservedHandler): void;

  /** A client or handler was created on a connection. */
  onConnectionUsed?(connection: ObservedConnection): void;
  /** The connection under a client or handler has changed. Told for each client and handler. */
  onConnectionChanged?(state: LinkState, connection: ObservedConnection): void;
}

/** The stages that observers of users are told of. */
export const STAGES: readonly (keyof Observer)[] = [
  "onCallStarted",
  "onAttemptSent",
  "onAttemptEnded",
  "onRetryScheduled",
  "onRetryDenied",
  "onCallSettled",
  "onBreakerChanged",
  "onRequestReceived",
  "onRequestAdmitted",
  "onRequestRefused",
  "onRequestRepeated",
  "onMethodStarted",
  "onMethodEnded",
  "onReplySent",
  "onReplyDropped",
  "onRequestSettled",
  "onHandlerCreated",
  "onHandlerChanged",
  "onHandlerEnded",
  "onConnectionUsed",
  "onConnectionChanged",
];
