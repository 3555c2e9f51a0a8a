declare const brand: unique symbol;

/**
 * A JSON document as text, for those who hand it on or parse it themselves. What is received has the same value as what was
 * sent; white space, escapes and the spelling of numbers may differ, but numbers beyond 2^53 - 1 are as they were written.
 */
export type RawJson = string & { readonly [brand]: "RawJson" };
