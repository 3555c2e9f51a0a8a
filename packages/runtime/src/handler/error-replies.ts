import type { DeclaredError } from "../descriptor.js";
import { AutonatsError } from "../errors/autonats-error.js";
import { isCode } from "../errors/error-numbers.js";
import { InvalidValue } from "../errors/invalid-value.js";
import type { ErrorBody } from "../wire/error-body.js";
import { createErrorReply, type ErrorReply } from "../wire/error-reply.js";
import { createRandomToken } from "../wire/tokens.js";

const REFERENCE_LENGTH = 16;

/** The slots and the queue of the method are full. */
export const BUSY: ErrorReply = createErrorReply({
  code: "RESOURCE_EXHAUSTED",
  reason: "BUSY",
  message: "the handler runs as many calls of this method as it may, and no more can wait",
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

/** The caller gave the call up. */
export const CANCELLED: ErrorReply = createErrorReply({ code: "CANCELLED", message: "the caller gave the call up" });

/** The service of this instance has no such method. */
export const UNIMPLEMENTED: ErrorReply = createErrorReply({
  code: "UNIMPLEMENTED",
  message: "this instance has no such method",
});

/** The answer to a request that could not be read, by what the decoder threw. */
export function replyToInvalidRequest(thrown: unknown): ErrorReply {
  const isKnown = thrown instanceof InvalidValue;
  const message = isKnown ? thrown.message : "the request cannot be read";
  // The path holds keys that the caller chose, and nothing of a peer's goes into a header.
  return createErrorReply(
    { code: "INVALID_ARGUMENT", message, path: isKnown ? thrown.path : "" },
    "the request is not valid",
  );
}

/** An answer to something that went wrong inside a method, and what its own log must have for the caller's reference. */
export interface FailureReply {
  readonly reply: ErrorReply;
  /** Set where the answer says nothing of what happened, so that the log must. */
  readonly reference?: string;
}

/** The answer to what a method threw. */
export function replyToThrown(errors: readonly DeclaredError[], thrown: unknown): FailureReply {
  try {
    const body = declaredBody(errors, thrown) ?? ownBody(thrown);
    if (body !== undefined) return { reply: createErrorReply(body) };
  } catch {
    // An error that cannot be sent is as good as undeclared; the log has it.
  }
  return createInternalReply();
}

/** The answer where only the log may say what happened. */
export function createInternalReply(): FailureReply & { readonly reference: string } {
  const reference = createRandomToken(REFERENCE_LENGTH);
  const message = "the method failed; the handler's log has the details";
  return { reply: createErrorReply({ code: "INTERNAL", message, reference }), reference };
}

function declaredBody(errors: readonly DeclaredError[], thrown: unknown): ErrorBody | undefined {
  if (errors.length === 0 || !(thrown instanceof Error)) return undefined;
  const codec =
    // A declared error may extend another one.
    errors.find((candidate) => candidate.class === thrown.constructor) ??
    errors.find((candidate) => thrown instanceof candidate.class);
  if (codec === undefined) return undefined;
  const { code, type } = codec;
  return { code, message: textOf(thrown.message), type, data: codec.encode(thrown as never, undefined, "data") };
}

/**
 * An `AutonatsError` that the method made itself says what it says. One that a call of the method's own ended with is about
 * another service, and whoever wants to pass it on must say so.
 */
function ownBody(thrown: unknown): ErrorBody | undefined {
  if (!(thrown instanceof AutonatsError) || thrown.service !== undefined || !isCode(thrown.code)) return undefined;
  const { code, path } = thrown;
  const prefix = `${code}: `;
  const message = textOf(thrown.message);
  return {
    code,
    message: message.startsWith(prefix) ? message.slice(prefix.length) : message,
    path: code === "INVALID_ARGUMENT" ? path : undefined,
  };
}

/** Text that may be sent: half a surrogate pair becomes U+FFFD, as a reader would refuse it. */
function textOf(message: unknown): string {
  return typeof message === "string" ? new TextDecoder().decode(new TextEncoder().encode(message)) : "";
}
