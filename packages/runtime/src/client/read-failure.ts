import type { DeclaredError } from "../descriptor.js";
import { AutonatsError } from "../errors/autonats-error.js";
import { codeOfNumber } from "../errors/error-numbers.js";
import { attachCall } from "../errors/failed-call.js";
import { outcomeOfReply } from "../errors/outcomes.js";
import { type ErrorBody, readErrorBody } from "../wire/error-body.js";
import type { Head } from "../wire/head.js";
import { malformedReply, type Target } from "./failures.js";

/** Returns the error of an error reply. */
export function readFailure(
  target: Target,
  errors: readonly DeclaredError[],
  number: string,
  head: Head,
  data: Uint8Array,
): Error {
  // The header alone makes the reply a failure, whatever the body says.
  const body = readErrorBody(data);
  return body === undefined
    ? errorOf(target, { code: codeOfNumber(number), message: head.errorText ?? "" })
    : (declaredError(target, errors, body) ?? errorOf(target, body));
}

function declaredError(target: Target, errors: readonly DeclaredError[], body: ErrorBody): Error | undefined {
  if (body.type === undefined) return undefined;
  const codec = errors.find((candidate) => candidate.type === body.type);
  // A handler of a newer version may declare more errors; only their code and message are known here.
  if (codec === undefined) return undefined;
  try {
    const error = withMessage(codec.decode(body.data, undefined, "data"), body.message);
    const { service, method } = target;
    return attachCall(error, { service, method, code: body.code, outcome: outcomeOfReply(body.code, undefined, true) });
  } catch (thrown) {
    return malformedReply(target, thrown);
  }
}

/** A class of another language's error cannot compute its message; one that does computes the same. */
function withMessage(error: Error, message: string): Error {
  if (message !== "" && error.message !== message) {
    Reflect.defineProperty(error, "message", { value: message, configurable: true, writable: true });
  }
  return error;
}

function errorOf(target: Target, body: ErrorBody): AutonatsError {
  const { code, message, reason, path, reference, retryAfterMs } = body;
  const { service, method } = target;
  return new AutonatsError(code, message, {
    service,
    method,
    reason,
    path,
    reference,
    retryAfterMs,
    outcome: outcomeOfReply(code, reason, false),
  });
}
