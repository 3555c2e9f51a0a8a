import { randomUUID } from "node:crypto";
import { type Refusal, retryAfterHeader, statuses } from "@autonats/http-contract";
import { AutonatsError, type Log } from "@autonats/runtime";
import { AnsweredError } from "@autonats/runtime/raw";

/** An answer that says why there is no result. */
export interface Failure {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string | Uint8Array;
}

const MARK = 0x09;
/** Seconds after which a call may be made again where nobody has said so. */
const SOON = 1;

/** Returns the answer of a request that is not a call. */
export function refusalAnswer(refusal: Refusal, headers: Failure["headers"] = {}): Failure {
  const { status, code, reason, message } = refusal;
  const retryAfter = reason === "BUSY" ? { [retryAfterHeader]: `${SOON}` } : {};
  return { status, headers: { ...retryAfter, ...headers }, body: JSON.stringify({ code, message, reason }) };
}

/** Returns the answer of a call that has failed with an error. What is not an error of a call is logged, and its text goes nowhere else. */
export function failureAnswer(error: unknown, log: Log): Failure {
  if (!(error instanceof AutonatsError)) return internalAnswer(error, log);
  const { code, rawMessage: message, reason, path, reference, retryAfterMs } = error;
  const headers = retryAfter(error);
  const status = statuses[code];
  if (error instanceof AnsweredError) return { status, headers, body: withoutMark(error.body) };
  return { status, headers, body: JSON.stringify({ code, message, reason, path, reference, retryAfterMs }) };
}

function internalAnswer(error: unknown, log: Log): Failure {
  const reference = randomUUID();
  const code = "INTERNAL";
  const message = "the gateway failed";
  log({ level: "error", message: "a request failed within the gateway", reference, error });
  return { status: statuses[code], headers: {}, body: JSON.stringify({ code, message, reference }) };
}

function retryAfter({ code, reason, retryAfterMs }: AutonatsError): Failure["headers"] {
  const isPassing = reason === "BUSY" || reason === "THROTTLED" || code === "UNAVAILABLE";
  if (retryAfterMs === undefined && !isPassing) return {};
  return { [retryAfterHeader]: `${Math.max(SOON, Math.ceil((retryAfterMs ?? 0) / 1000))}` };
}

function withoutMark(body: Uint8Array): Uint8Array {
  return body[0] === MARK ? body.subarray(1) : body;
}
