declare const brand: unique symbol;

/**
 * A JSON document as text, for those who hand it on or parse it themselves. What is received has the same value as what was
 * sent, under the rules of `Json`; white space, escapes and the spelling of numbers may differ.
 */
export type RawJson = string & { readonly [brand]: "RawJson" };
