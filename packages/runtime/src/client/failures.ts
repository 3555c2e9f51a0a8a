import type { TransportFailure } from "../connection/multiplexer.js";
import { AutonatsError } from "../errors/autonats-error.js";
import { InvalidValue } from "../errors/invalid-value.js";

/** The service and method that an error is about. */
export interface Target {
  readonly service: string;
  readonly method: string;
}

/** Makes the error of a failure that was found on this side of the wire. */
export function toError(target: Target, failure: TransportFailure, cause?: unknown): AutonatsError {
  return new AutonatsError(failure.code, failure.message, { ...target, ...failure, cause });
}

/** The failure of a call that is made, or would be, while there is no connection. */
export const NOT_CONNECTED: TransportFailure = {
  code: "UNAVAILABLE",
  reason: "DISCONNECTED",
  outcome: "NOT_SENT",
  message: "there is no connection to NATS at the moment; the call was not sent",
};

/** The failure of a call on a connection that was closed or is being drained. */
export const CONNECTION_CLOSED: TransportFailure = {
  code: "UNAVAILABLE",
  reason: "CLOSED",
  outcome: "NOT_SENT",
  message: "the connection to NATS is closed; the call was not sent",
};

/** The failure of a call that had no time from the start, or none left when it could have been sent. */
export const NO_TIME_LEFT: TransportFailure = {
  code: "DEADLINE_EXCEEDED",
  outcome: "NOT_SENT",
  message: "there was no time left to make the call; it was not sent",
};

/** The failure of a call whose reply did not come in time. */
export const TIMED_OUT: TransportFailure = {
  code: "DEADLINE_EXCEEDED",
  outcome: "UNKNOWN_OUTCOME",
  message: "no reply came in time; the call may have run",
};

/** The failure of a call that its caller gave up before it was sent. */
export const CANCELLED_BEFORE: TransportFailure = {
  code: "CANCELLED",
  outcome: "NOT_SENT",
  message: "the caller had given up the call before it was sent",
};

/** The failure of a call that its caller gave up. */
export const CANCELLED: TransportFailure = {
  code: "CANCELLED",
  outcome: "CANCELLED",
  message: "the caller gave the call up; it may have run",
};

/** The failure of a call whose server has stopped reading. */
export const TOO_MUCH_UNCONFIRMED: TransportFailure = {
  code: "RESOURCE_EXHAUSTED",
  outcome: "NOT_SENT",
  message: "the NATS server does not keep up with what this process sends; the call was not sent",
};

/** The failure of a call that may wait for the connection, where too many do. */
export const TOO_MANY_WAITING: TransportFailure = {
  code: "RESOURCE_EXHAUSTED",
  outcome: "NOT_SENT",
  message: "too many calls wait for the connection to NATS; the call was not sent",
};

/** The failure of a call that nobody serves. */
export const NO_RESPONDERS: TransportFailure = {
  code: "UNAVAILABLE",
  reason: "NO_RESPONDERS",
  outcome: "NOT_DELIVERED",
  message: "no handler serves this method at the moment",
};

/** The failure of a call whose reply has nothing in it. */
export const EMPTY_REPLY: TransportFailure = {
  code: "INTERNAL",
  reason: "MALFORMED_REPLY",
  outcome: "UNKNOWN_OUTCOME",
  message: "the reply has neither a body nor headers",
};

/** The failure of a call whose reply has headers that cannot be parsed. */
export const UNREADABLE_HEADERS: TransportFailure = {
  code: "INTERNAL",
  reason: "MALFORMED_REPLY",
  outcome: "UNKNOWN_OUTCOME",
  message: "the reply has headers that cannot be read",
};

/** The error of a request that does not fit into one message. */
export function requestTooLarge(target: Target, bytes: number, limit: number): AutonatsError {
  const message = `the request has ${bytes} bytes, and the NATS server takes no more than ${limit}`;
  return new AutonatsError("RESOURCE_EXHAUSTED", message, { ...target, reason: "TOO_LARGE", outcome: "NOT_SENT" });
}

/** The error of arguments or options that cannot be sent, by what was thrown over them; an `AutonatsError` stays what it is, but for the call that it is about. */
export function invalidRequest(target: Target, thrown: unknown): AutonatsError {
  if (thrown instanceof AutonatsError) return aboutCall(target, thrown);
  const message = thrown instanceof Error ? thrown.message : "the arguments cannot be written";
  const path = thrown instanceof InvalidValue ? thrown.path : undefined;
  return new AutonatsError("INVALID_ARGUMENT", message, { ...target, path, outcome: "NOT_SENT", cause: thrown });
}

/** An error that says which call it is about, so that nobody takes it for one that a method has made. */
function aboutCall(target: Target, error: AutonatsError): AutonatsError {
  if (error.service !== undefined) return error;
  const { code, reason, outcome, path, cause } = error;
  return new AutonatsError(code, error.message.slice(code.length + 2), { ...target, reason, outcome, path, cause });
}

/** The error of a result that cannot be read, by what the decoder threw. */
export function malformedReply(target: Target, thrown: unknown): AutonatsError {
  const message = `the reply cannot be read: ${thrown instanceof Error ? thrown.message : "unknown reason"}`;
  const path = thrown instanceof InvalidValue ? thrown.path : undefined;
  return new AutonatsError("INTERNAL", message, {
    ...target,
    path,
    reason: "MALFORMED_REPLY",
    outcome: "UNKNOWN_OUTCOME",
    cause: thrown,
  });
}
