import type { TransportFailure } from "../connection/multiplexer.js";
import { AutonatsError, isAutonatsError } from "../errors/autonats-error.js";
import type { Code, Reason } from "../errors/codes.js";
import { InvalidValue } from "../errors/invalid-value.js";
import { withoutStack } from "../errors/without-stack.js";
import { isInstanceOf, textOf } from "../guard/untrusted.js";
import { describeForeignReply } from "../wire/foreign-reply.js";

/** The service and method that an error is about. */
export interface Target {
  readonly service: string;
  readonly method: string;
}

/** Creates the error of a failure that was found on this side of the wire. */
export function toError(target: Target, failure: TransportFailure, cause?: unknown): AutonatsError {
  const { service, method } = target;
  const { code, message, outcome, reason } = failure;
  return new AutonatsError(code, message, { outcome, reason, service, method, cause });
}

/** The same for a failure that the user's code has not just led to: its time is over, or the connection broke. */
export function toErrorWithoutStack(target: Target, failure: TransportFailure): AutonatsError {
  return withoutStack(() => toError(target, failure));
}

const NOT_SENT = "; the call was not sent";

/** Reports why a call was not sent, without saying that it was not. */
export function whyNotSent(error: AutonatsError): string {
  return error.rawMessage.endsWith(NOT_SENT) ? error.rawMessage.slice(0, -NOT_SENT.length) : error.rawMessage;
}

function notSent(code: Code, reason: Reason | undefined, why: string): TransportFailure {
  return { code, ...(reason === undefined ? {} : { reason }), outcome: "NOT_SENT", message: why + NOT_SENT };
}

/** The failure of a call that is made, or would be, while there is no connection. */
export const NOT_CONNECTED: TransportFailure = notSent("UNAVAILABLE", "DISCONNECTED", "not connected to NATS");

/** The failure of a call on a connection that was closed or is being drained. */
export const CONNECTION_CLOSED: TransportFailure = notSent("UNAVAILABLE", "CLOSED", "the connection to NATS is closed");

/** The failure of a call whose deadline had passed before it was sent. */
export const NO_TIME_LEFT: TransportFailure = notSent(
  "DEADLINE_EXCEEDED",
  undefined,
  "the deadline had already passed",
);

/** The failure of a call whose reply did not come in time. */
export const TIMED_OUT: TransportFailure = {
  code: "DEADLINE_EXCEEDED",
  outcome: "UNKNOWN_OUTCOME",
  message: "no reply came in time; the call may have run",
};

/** The failure of an attempt that was given up for another one. */
export const LATE: TransportFailure = {
  ...TIMED_OUT,
  message: "no reply came within the time of one attempt; the call may have run",
};

/** The failure of an attempt whose call was settled by another one. */
export const OVERTAKEN: TransportFailure = {
  code: "CANCELLED",
  outcome: "CANCELLED",
  message: "another attempt of the call was answered first",
};

/** The failure of a call that its caller cancelled before it was sent. */
export const CANCELLED_BEFORE: TransportFailure = notSent("CANCELLED", undefined, "the caller cancelled the call");

/** The failure of a call that its caller cancelled. */
export const CANCELLED: TransportFailure = {
  code: "CANCELLED",
  outcome: "CANCELLED",
  message: "the caller cancelled the call; it may have run",
};

/** The failure of a call on a connection whose server does not read fast enough. */
export const TOO_MUCH_UNCONFIRMED: TransportFailure = notSent(
  "RESOURCE_EXHAUSTED",
  undefined,
  "the connection does not keep up with what this process sends",
);

/** The failure of a call that would wait for the connection while too many others already do. */
export const TOO_MANY_WAITING: TransportFailure = notSent(
  "RESOURCE_EXHAUSTED",
  undefined,
  "too many calls wait for the connection to NATS",
);

/** The failure of a call that is held back because handlers refuse most calls of its method. */
export const THROTTLED: TransportFailure = notSent(
  "RESOURCE_EXHAUSTED",
  "THROTTLED",
  "the handlers of this method refuse most of its calls as BUSY",
);

/** The failure of a call that nobody serves. */
export const NO_RESPONDERS: TransportFailure = {
  code: "UNAVAILABLE",
  reason: "NO_RESPONDERS",
  outcome: "NOT_DELIVERED",
  message: "no handler is serving this method",
};

/** The failure of a call whose reply has headers that cannot be parsed. */
export const UNREADABLE_HEADERS: TransportFailure = malformed("the reply has headers that cannot be read");

/** The failure of a call whose reply requires a feature that this runtime does not have. */
export function unsupportedReply(feature: string): TransportFailure {
  return malformed(`the reply requires the feature "${feature}", which this client does not support`);
}

/** The failure of a call whose only reply in time did not come from a handler. */
export function foreignReply(subject: string, body: Uint8Array): TransportFailure {
  const message = describeForeignReply(subject, body);
  return { code: "DEADLINE_EXCEEDED", reason: "FOREIGN_REPLY", outcome: "UNKNOWN_OUTCOME", message };
}

/** The failure of a request that does not fit into one message. */
export function requestTooLarge(bytes: number, limit: number): TransportFailure {
  const message = `the request has ${bytes} bytes, and the NATS server accepts at most ${limit}`;
  return { code: "RESOURCE_EXHAUSTED", reason: "TOO_LARGE", outcome: "NOT_SENT", message };
}

/**
 * Returns the error for arguments or options that cannot be sent, from what was thrown. An `AutonatsError` keeps everything except
 * the service and method.
 */
export function invalidRequest(target: Target, thrown: unknown): AutonatsError {
  const { service, method } = target;
  if (isAutonatsError(thrown)) {
    if (thrown.service !== undefined) return thrown;
    const { code, rawMessage, reason, outcome, path, cause } = thrown;
    return new AutonatsError(code, rawMessage, { service, method, reason, outcome, path, cause });
  }
  const path = isInstanceOf(thrown, InvalidValue) ? thrown.path : undefined;
  return new AutonatsError("INVALID_ARGUMENT", textOf(thrown), {
    service,
    method,
    path,
    outcome: "NOT_SENT",
    cause: thrown,
  });
}

/** Returns the error for a result that cannot be read, from what the decoder threw. */
export function malformedReply(target: Target, thrown: unknown): AutonatsError {
  const { service, method } = target;
  return new AutonatsError("INTERNAL", `the reply cannot be read: ${textOf(thrown)}`, {
    service,
    method,
    path: isInstanceOf(thrown, InvalidValue) ? thrown.path : undefined,
    reason: "MALFORMED_REPLY",
    outcome: "UNKNOWN_OUTCOME",
    cause: thrown,
  });
}

function malformed(message: string): TransportFailure {
  return { code: "INTERNAL", reason: "MALFORMED_REPLY", outcome: "UNKNOWN_OUTCOME", message };
}
