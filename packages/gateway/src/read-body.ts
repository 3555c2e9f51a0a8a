import type { IncomingMessage } from "node:http";

/** What takes the body of a request. Exactly one of the two is called, and none if the caller leaves before its end. */
export interface BodyTaker {
  onBody(body: Uint8Array): void;
  onTooLarge(): void;
}

/** Reads the body of a request, of at most so many bytes. No promise and no iterator: they would cost more than the body. */
export function readBody(request: IncomingMessage, maxBytes: number, taker: BodyTaker): void {
  let first: Buffer | undefined;
  let others: Buffer[] | undefined;
  let length = 0;
  request.on("data", (chunk: Buffer) => {
    if (length > maxBytes) return;
    length += chunk.length;
    if (length > maxBytes) {
      first = undefined;
      others = undefined;
      taker.onTooLarge();
    } else if (first === undefined) {
      first = chunk;
    } else {
      others ??= [first];
      others.push(chunk);
    }
  });
  request.on("end", () => {
    if (length <= maxBytes) taker.onBody(others === undefined ? (first ?? NOTHING) : Buffer.concat(others, length));
  });
  // Whoever leaves before the end is answered nothing.
  request.on("error", () => undefined);
}

const NOTHING = new Uint8Array(0);
