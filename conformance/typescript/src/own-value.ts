import { Price } from "../../vectors/types.js";

/** Creates a value of a class of JavaScript from the data that other languages have in its place. */
export function ownValue(kind: string, data: unknown): unknown {
  const make = makers[kind];
  if (make === undefined) throw new Error(`unknown class ${kind}`);
  return make(data as never);
}

const makers: Readonly<Record<string, (data: never) => unknown>> = {
  Set: (elements: readonly unknown[]) => new Set(elements),
  Float32Array: (numbers: readonly number[]) => new Float32Array(numbers),
  BigInt64Array: (numbers: readonly bigint[]) => new BigInt64Array(numbers),
  Buffer: (bytes: Uint8Array) => Buffer.from(bytes),
  URL: (text: string) => new URL(text),
  Price: (text: string) => Price.fromJSON(text),
};
