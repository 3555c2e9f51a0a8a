import { InvalidValue } from "../errors/invalid-value.js";

declare const brand: unique symbol;

/** A UUID as text, in small letters: `0190a5f2-7c3e-7d4b-8a51-2f6e9c0d1b34`. `crypto.randomUUID` gives such texts. */
export type Uuid = string & { readonly [brand]: "Uuid" };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What is wrong with any other text. */
export const NOT_A_UUID = "must be a UUID in small letters, such as 0190a5f2-7c3e-7d4b-8a51-2f6e9c0d1b34";

/** Reports whether text is a UUID in small letters. */
export function isUuid(text: string): text is Uuid {
  return uuid.test(text);
}

/** Returns the UUID that a text is, whether in capital or in small letters. Throws `InvalidValue` for any other text. */
export function toUuid(text: string): Uuid {
  const small = text.toLowerCase();
  if (!isUuid(small)) throw new InvalidValue("", "FORMAT", NOT_A_UUID);
  return small;
}
