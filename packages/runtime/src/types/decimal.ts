import { InvalidValue } from "../errors/invalid-value.js";

declare const brand: unique symbol;

/** A decimal number of any size and precision as text, such as `-12.50`. Go's `decimal.Decimal` and `big.Int`. */
export type Decimal = string & { readonly [brand]: "Decimal" };

const decimal = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** What is wrong with any other text. */
export const NOT_A_DECIMAL = "must be a decimal number as text, such as 12.50";

/** Reports whether text is a decimal number, without exponent and without needless zeros before the point. */
export function isDecimalNumber(text: string): text is Decimal {
  return decimal.test(text);
}

/**
 * Returns the decimal number that a text, a number or a bigint is. Throws `InvalidValue` for anything else, and for numbers that
 * JavaScript writes with an exponent.
 */
export function toDecimal(value: string | number | bigint): Decimal {
  const text = String(value);
  if (!isDecimalNumber(text)) throw new InvalidValue("", "FORMAT", NOT_A_DECIMAL);
  return text;
}
