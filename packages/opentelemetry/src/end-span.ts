import { type Code, callOf, codeOf, isServerError } from "@autonats/runtime";
import { type Span, SpanStatusCode } from "@opentelemetry/api";
import * as names from "./names.js";

/** Ends the span of a call that went well: now, unless a time is given, in milliseconds since 1970. */
export function endWell(span: Span, at?: number): void {
  span.setAttribute(names.RPC_STATUS_CODE, "OK");
  span.end(at);
}

/** Ends the span of a call at the client that has failed: whatever it failed with, it is an error there. */
export function endByError(span: Span, error: unknown, at?: number): void {
  const code = codeOf(error);
  span.setAttribute(names.RPC_STATUS_CODE, code);
  const reason = callOf(error)?.reason;
  if (reason !== undefined) span.setAttribute(names.ERROR_REASON, reason);
  // Only the messages of the runtime itself have no data of the user's in them.
  fail(span, code, reason !== undefined && error instanceof Error ? error.message : code, at);
}

/** Ends the span of a request at the handler, by the code that it was answered with. */
export function endByCode(span: Span, code: Code | undefined): void {
  if (code === undefined) {
    endWell(span);
    return;
  }
  span.setAttribute(names.RPC_STATUS_CODE, code);
  if (isServerError(code)) fail(span, code, code);
  else span.end();
}

function fail(span: Span, code: string, message: string, at?: number): void {
  span.setAttribute(names.ERROR_TYPE, code);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
  span.end(at);
}
