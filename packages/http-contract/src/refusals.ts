import type { Code } from "./statuses.js";

/** What a gateway answers where a request is not a call. Its body has the form of an error reply. */
export interface Refusal {
  readonly status: number;
  readonly code: Code;
  readonly reason?: string;
  readonly message: string;
}

/** What is wrong with a request that is not a call. */
export type RefusalName =
  | "malformedRequest"
  | "invalidTimeout"
  | "unknownPath"
  | "wrongMethod"
  | "slowRequest"
  | "bodyTooLarge"
  | "wrongContentType"
  | "wrongExpectation"
  | "busy"
  | "headersTooLarge";

/** All that a gateway refuses by itself. Anything else that it answers is a handler's or the connection's, by the status of its code. */
export const refusals: Readonly<Record<RefusalName, Refusal>> = {
  malformedRequest: { status: 400, code: "INVALID_ARGUMENT", message: "the request is not HTTP/1.1" },
  invalidTimeout: {
    status: 400,
    code: "INVALID_ARGUMENT",
    message: "the header Autonats-Timeout must be a whole number of milliseconds, at least 1",
  },
  unknownPath: { status: 404, code: "UNIMPLEMENTED", message: "no method has this path" },
  wrongMethod: { status: 405, code: "UNIMPLEMENTED", message: "methods are called by POST" },
  slowRequest: { status: 408, code: "DEADLINE_EXCEEDED", message: "the request did not come in time" },
  bodyTooLarge: {
    status: 413,
    code: "RESOURCE_EXHAUSTED",
    reason: "TOO_LARGE",
    message: "the body has more bytes than this gateway takes",
  },
  wrongContentType: {
    status: 415,
    code: "INVALID_ARGUMENT",
    message: "the body must be JSON in UTF-8, sent with the header Content-Type: application/json",
  },
  wrongExpectation: { status: 417, code: "UNIMPLEMENTED", message: "of expectations there is 100-continue alone" },
  busy: {
    status: 429,
    code: "RESOURCE_EXHAUSTED",
    reason: "BUSY",
    message: "this gateway has as many calls in flight as it takes",
  },
  headersTooLarge: {
    status: 431,
    code: "RESOURCE_EXHAUSTED",
    reason: "TOO_LARGE",
    message: "the headers have more bytes than this gateway takes",
  },
};
