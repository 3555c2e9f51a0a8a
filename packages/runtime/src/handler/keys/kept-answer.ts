import type { Code } from "../../errors/codes.js";
import type { Refusal } from "../../pipeline/observer.js";
import type { ErrorReply } from "../../wire/error-reply.js";

/** An answer as it is sent: a result, or an error with its code. */
export interface KeptAnswer {
  readonly head: Uint8Array | undefined;
  readonly body: Uint8Array;
  readonly code?: Code | undefined;
  /** One line that says what the error is, for the statistics. */
  readonly summary?: string | undefined;
}

/** Why a call with a key is not taken. */
export interface RefusedKey {
  readonly reply: ErrorReply;
  readonly reason: Refusal;
  readonly why: string;
}

/** What becomes of a call with a key: a `new` one is to be admitted as any other, a `repeated` one was taken, others are to be refused. */
export type Met = "new" | "repeated" | RefusedKey;
