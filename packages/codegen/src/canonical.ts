/** A part of the canonical form: JSON, in which everything without an order has been put into one. */
export type Canonical = string | number | boolean | readonly Canonical[];

/** Creates a short text, of hexadecimal digits, of the JSON of a canonical form: always the same, and of different forms different ones. */
export type Hash = (json: string) => string;

/** Order of names and values, in which numbers come before text. */
export function compareValues(left: string | number, right: string | number): number {
  if (typeof left !== typeof right) return typeof left === "number" ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
}
