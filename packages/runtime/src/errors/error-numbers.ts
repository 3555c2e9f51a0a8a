import type { Code } from "./codes.js";

/** The number that goes with each code into the `Nats-Service-Error-Code` header, for readers that know ADR-32 alone. */
export const ERROR_NUMBERS: Readonly<Record<Code, number>> = {
  CANCELLED: 499,
  UNKNOWN: 500,
  INVALID_ARGUMENT: 400,
  DEADLINE_EXCEEDED: 504,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  PERMISSION_DENIED: 403,
  RESOURCE_EXHAUSTED: 429,
  FAILED_PRECONDITION: 412,
  ABORTED: 409,
  OUT_OF_RANGE: 416,
  UNIMPLEMENTED: 501,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  DATA_LOSS: 500,
  UNAUTHENTICATED: 401,
};

/**
 * Reports whether a code says that the handler failed, and not just that its caller does not like the answer: those whose number
 * is one of HTTP's 500s.
 */
export function isServerError(code: Code): boolean {
  return ERROR_NUMBERS[code] >= 500;
}

/** The code that a number alone stands for, where the body does not say. Several codes share 400, 409 and 500. */
const CODES_BY_NUMBER: ReadonlyMap<number, Code> = new Map([
  [400, "INVALID_ARGUMENT"],
  [401, "UNAUTHENTICATED"],
  [403, "PERMISSION_DENIED"],
  [404, "NOT_FOUND"],
  [409, "ABORTED"],
  [412, "FAILED_PRECONDITION"],
  [416, "OUT_OF_RANGE"],
  [429, "RESOURCE_EXHAUSTED"],
  [499, "CANCELLED"],
  [500, "UNKNOWN"],
  [501, "UNIMPLEMENTED"],
  [503, "UNAVAILABLE"],
  [504, "DEADLINE_EXCEEDED"],
]);

/** Reads the number of an error reply. Anything but a known number of three digits is `UNKNOWN`. */
export function codeOfNumber(text: string): Code {
  return (/^[0-9]{3}$/.test(text) ? CODES_BY_NUMBER.get(Number(text)) : undefined) ?? "UNKNOWN";
}

/** Reports whether a text that came over the wire is one of the codes. */
export function isCode(text: unknown): text is Code {
  return typeof text === "string" && Object.hasOwn(ERROR_NUMBERS, text);
}
