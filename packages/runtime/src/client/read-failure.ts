import type { DeclaredError } from "../descriptor.js";
import { AutonatsError } from "../errors/autonats-error.js";
import type { Code, Outcome, Reason } from "../errors/codes.js";
import { codeOfNumber } from "../errors/error-numbers.js";
import { type ErrorBody, readErrorBody } from "../wire/error-body.js";
import { ERROR_NUMBER_HEADER, ERROR_TEXT_HEADER } from "../wire/headers.js";
import type { ReceivedHeaders } from "../wire/received-headers.js";
import { malformedReply, NO_RESPONDERS, type Target, toError } from "./failures.js";

const NO_RESPONDERS_STATUS = "503";

/** Reads the error out of a reply that has headers. `undefined` when it is a success after all. */
export function readFailure(
  target: Target,
  errors: readonly DeclaredError[],
  data: Uint8Array,
  { status, values }: ReceivedHeaders,
): Error | undefined {
  const number = values.get(ERROR_NUMBER_HEADER);
  // The header makes a failure of the reply, whatever it says.
  if (number !== undefined) {
    const body = readErrorBody(data);
    return body === undefined
      ? errorOf(target, { code: codeOfNumber(number), message: values.get(ERROR_TEXT_HEADER) ?? "" })
      : (declaredError(target, errors, body) ?? errorOf(target, body));
  }
  if (status === NO_RESPONDERS_STATUS && data.length === 0) return toError(target, NO_RESPONDERS);
  return undefined;
}

function declaredError(target: Target, errors: readonly DeclaredError[], body: ErrorBody): Error | undefined {
  if (body.type === undefined) return undefined;
  const codec = errors.find((candidate) => candidate.type === body.type);
  // A handler of a newer version may declare more errors; what is left of such a one is its code and message.
  if (codec === undefined) return undefined;
  try {
    return withMessage(codec.decode(body.data, undefined, "data"), body.message);
  } catch (thrown) {
    return malformedReply(target, thrown);
  }
}

/** A class of another language's error cannot compute its message; one that does computes the same. */
function withMessage(error: Error, message: string): Error {
  if (message !== "" && error.message !== message) {
    Object.defineProperty(error, "message", { value: message, configurable: true, writable: true });
  }
  return error;
}

function errorOf(target: Target, body: ErrorBody): AutonatsError {
  const { code, message, reason, path, reference } = body;
  const outcome = outcomeOf(code, reason);
  return new AutonatsError(code, message, { ...target, reason, path, reference, outcome });
}

function outcomeOf(code: Code, reason: Reason | undefined): Outcome {
  if (reason === "BUSY" || reason === "DRAINING" || reason === "EXPIRED") return "REJECTED";
  // At the deadline of running work the handler answers, and the work may go on.
  if (code === "DEADLINE_EXCEEDED") return "UNKNOWN_OUTCOME";
  return code === "CANCELLED" ? "CANCELLED" : "FAILED";
}
