/**
 * Any JSON value. Numbers are finite, and whole numbers at most 2^53 - 1 in size. What is received is as `JSON.parse` makes it: an object
 * may have an own property `__proto__`, so do not merge it into another object key by key.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
