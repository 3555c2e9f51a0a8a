import type { ServerResponse } from "node:http";
import { jsonType, resultStatus, sentStatus } from "@autonats/http-contract";
import type { Failure } from "./failure.js";

/** Bodies up to this size are copied, so that they leave in one write with the headers. */
const SMALL = 16 * 1024;

const common = ["Content-Type", jsonType, "Cache-Control", "no-store", "X-Content-Type-Options", "nosniff"];

/** Answers a call with its result, which is JSON. */
export function answerResult(response: ServerResponse, body: Uint8Array, headers: readonly string[] | undefined): void {
  if (isGone(response)) return;
  const all = [...common, "Content-Length", `${body.length}`];
  response.writeHead(resultStatus, headers === undefined ? all : [...all, ...headers]);
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  if (body.length <= SMALL) response.end(bytes.toString("latin1"), "latin1");
  else response.end(bytes);
}

/** Answers a one-way call, which was sent. */
export function answerSent(response: ServerResponse): void {
  if (isGone(response)) return;
  response.writeHead(sentStatus, ["Content-Length", "0"]);
  response.end();
}

/** Answers why there is no result. */
export function answerFailure(response: ServerResponse, { status, headers, body }: Failure): void {
  if (isGone(response)) return;
  const more = Object.entries(headers).flat();
  response.writeHead(status, [...common, "Content-Length", `${Buffer.byteLength(body)}`, ...more]);
  response.end(body);
}

/** Reports whether nobody waits for an answer any more, or somebody else has answered. */
function isGone(response: ServerResponse): boolean {
  return response.headersSent || response.destroyed;
}
