import type { DeclaredError } from "../descriptor.js";
import { isAutonatsError } from "../errors/autonats-error.js";
import { isCode } from "../errors/error-numbers.js";
import { InvalidValue } from "../errors/invalid-value.js";
import { attempt, isError, isInstanceOf } from "../guard/untrusted.js";
import type { ErrorBody } from "../wire/error-body.js";
import { createErrorReply, type ErrorReply } from "../wire/error-reply.js";
import { createRandomToken } from "../wire/tokens.js";

const REFERENCE_LENGTH = 16;

/** The slots and the queue of the method are full. */
export const BUSY: ErrorReply = createErrorReply({
  code: "RESOURCE_EXHAUSTED",
  reason: "BUSY",
  message: "the handler is busy with calls of this method, and no more can wait in time",
});

/** The handler is shutting down, and has not started the call. */
export const DRAINING: ErrorReply = createErrorReply({
  code: "UNAVAILABLE",
  reason: "DRAINING",
  message: "the handler is shutting down",
});

/** The handler is shutting down, and waits no longer for the method. No reason: those that it may give say that a call did not start. */
export const SHUT_DOWN: ErrorReply = createErrorReply({
  code: "UNAVAILABLE",
  message: "the handler was shut down before the method ended",
});

/** The deadline passed before the call could start. */
export const EXPIRED: ErrorReply = createErrorReply({
  code: "DEADLINE_EXCEEDED",
  reason: "EXPIRED",
  message: "the deadline passed before the call could start",
});

/** The deadline passed while the method ran. */
export const TIMED_OUT: ErrorReply = createErrorReply({
  code: "DEADLINE_EXCEEDED",
  message: "the method did not end before the deadline",
});

/** The caller gave up the call. */
export const CANCELLED: ErrorReply = createErrorReply({ code: "CANCELLED", message: "the caller cancelled the call" });

/** The service of this instance has no such method. */
export const UNIMPLEMENTED: ErrorReply = createErrorReply({
  code: "UNIMPLEMENTED",
  message: "this instance has no such method",
});

/** The answer has more bytes than one message may have. */
export const TOO_LARGE: ErrorReply = createErrorReply({
  code: "RESOURCE_EXHAUSTED",
  reason: "TOO_LARGE",
  message: "the reply is larger than the NATS server accepts",
});

/** The request has an idempotency key that cannot be one. */
export const INVALID_KEY: ErrorReply = createErrorReply({
  code: "INVALID_ARGUMENT",
  message: "the idempotency key must be 1 to 128 characters of printable ASCII without blanks",
});

/** The request is not the one that came with the same idempotency key. */
export const KEY_REUSED: ErrorReply = createErrorReply({
  code: "INVALID_ARGUMENT",
  message: "another request has come with the same idempotency key; use a new key for a new call",
});

/** A call with the same idempotency key has run, and there was no room for its answer. No reason: it would say that it did not run. */
export const ANSWER_NOT_KEPT: ErrorReply = createErrorReply({
  code: "ABORTED",
  message: "a call with the same idempotency key has run, and its answer could not be kept",
});

/** The request may require something: nobody can tell. */
export const UNREADABLE_HEADERS: ErrorReply = createErrorReply({
  code: "INVALID_ARGUMENT",
  message: "the request's headers cannot be read",
});

/** The answer to a request that requires a feature, which is fit to be shown. */
export function unsupported(feature: string): ErrorReply {
  const message = `this handler does not support the feature "${feature}", which the request requires`;
  return createErrorReply(
    { code: "UNIMPLEMENTED", reason: "UNSUPPORTED_FEATURE", message },
    "the request requires a feature that this handler does not support",
  );
}

/** The answer to a request that could not be read, by what the decoder threw. */
export function replyToInvalidRequest(thrown: unknown): ErrorReply {
  const isKnown = isInstanceOf(thrown, InvalidValue);
  const message = isKnown ? thrown.message : "the request cannot be read";
  // The path holds keys that the caller chose, and nothing of a peer's goes into a header.
  return createErrorReply(
    { code: "INVALID_ARGUMENT", message, path: isKnown ? thrown.path : "" },
    "the request is not valid",
  );
}

/** The answer to a failure inside a method, and what the handler must log under the caller's reference. */
export interface FailureReply {
  readonly reply: ErrorReply;
  /** Set if the answer hides what happened, so that it must be logged. */
  readonly reference?: string;
}

/** Metadata that goes with a reply, which may be sent. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** Returns the answer to what a method threw. Any access to what was thrown may run the user's code. */
export function replyToThrown(errors: readonly DeclaredError[], thrown: unknown, fields: Fields = []): FailureReply {
  // An error that cannot be sent is treated as undeclared, and logged.
  const reply = attempt(() => {
    const body = declaredBody(errors, thrown) ?? ownBody(thrown);
    return body === undefined ? undefined : createErrorReply(body, undefined, fields);
  });
  return reply === undefined ? createInternalReply(fields) : { reply };
}

/** The answer to a failure that only the log may describe. */
export function createInternalReply(fields: Fields = []): FailureReply & { readonly reference: string } {
  const reference = createRandomToken(REFERENCE_LENGTH);
  const message = "the method failed; the handler's log has the details";
  return { reply: createErrorReply({ code: "INTERNAL", message, reference }, undefined, fields), reference };
}

function declaredBody(errors: readonly DeclaredError[], thrown: unknown): ErrorBody | undefined {
  if (errors.length === 0 || !isError(thrown)) return undefined;
  const codec =
    // A declared error may extend another one.
    errors.find((candidate) => candidate.class === thrown.constructor) ??
    errors.find((candidate) => isInstanceOf(thrown, candidate.class));
  if (codec === undefined) return undefined;
  const { code, type } = codec;
  return { code, message: sendable(thrown.message), type, data: codec.encode(thrown as never, undefined, "data") };
}

/**
 * An `AutonatsError` that the method created is sent as it is. One from a call that the method made is about another service: it is
 * sent only if the method wraps it in an error of its own.
 */
function ownBody(thrown: unknown): ErrorBody | undefined {
  if (!isAutonatsError(thrown) || thrown.service !== undefined || !isCode(thrown.code)) return undefined;
  const { code, path, message, retryAfterMs } = thrown;
  // What the message says now: it may have been changed since it was made.
  const text = sendable(message);
  const prefix = `${code}: `;
  return {
    code,
    message: text.startsWith(prefix) ? text.slice(prefix.length) : text,
    path: code === "INVALID_ARGUMENT" ? path : undefined,
    retryAfterMs: wholeMs(retryAfterMs),
  };
}

/** Returns whole milliseconds, for a number of them that callers can wait. */
function wholeMs(milliseconds: unknown): number | undefined {
  return typeof milliseconds === "number" && milliseconds > 0 && milliseconds <= Number.MAX_SAFE_INTEGER
    ? Math.ceil(milliseconds)
    : undefined;
}

/** Text that may be sent: half a surrogate pair becomes U+FFFD, as a reader would refuse it. */
function sendable(message: unknown): string {
  return typeof message === "string" ? new TextDecoder().decode(new TextEncoder().encode(message)) : "";
}
