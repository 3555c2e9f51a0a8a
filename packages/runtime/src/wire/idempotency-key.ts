import { AutonatsError } from "../errors/autonats-error.js";

const KEY = /^[\x21-\x7e]{1,128}$/;

/** Reports whether a text can be an idempotency key: 1 to 128 characters of printable ASCII without blanks. */
export function isIdempotencyKey(text: string): boolean {
  return KEY.test(text);
}

/** Returns `key` if it can be an idempotency key; throws otherwise. */
export function checkIdempotencyKey(key: string): string {
  if (typeof key === "string" && isIdempotencyKey(key)) return key;
  throw new AutonatsError(
    "INVALID_ARGUMENT",
    "idempotencyKey must be 1 to 128 characters of printable ASCII without blanks",
    { outcome: "NOT_SENT" },
  );
}
