import { ownValue } from "./own-value.js";

type Part = string | { readonly repeat: string; readonly times: number };
type Pairs = readonly (readonly [unknown, unknown])[];

/** Thrown for a value that this language does not have. */
export class Unsupported extends Error {
  override readonly name = "Unsupported";
}

/** Creates the TypeScript value of the notation in `conformance/vectors/README.md`. */
export function fromNeutral(neutral: unknown): unknown {
  if (Array.isArray(neutral)) return neutral.map(fromNeutral);
  if (typeof neutral !== "object" || neutral === null) return neutral;
  const [entry] = Object.entries(neutral);
  if (entry === undefined) throw new Error("a notation without a name");
  const read = notations[entry[0]];
  if (read === undefined) throw new Unsupported(`the notation ${entry[0]}`);
  return read(entry[1] as never);
}

const notations: Readonly<Record<string, (body: never) => unknown>> = {
  int64: (text: string) => BigInt(text),
  float32: (value: number) => Math.fround(value),
  number: (text: string) => Number(text),
  text: textOfParts,
  bytes: (base64: string) => new Uint8Array(Buffer.from(base64, "base64")),
  date: (text: string) => new Date(text),
  timestamp: (text: string) => text,
  duration: (nanoseconds: string) => BigInt(nanoseconds),
  list: ([element, times]: readonly [unknown, number]) => Array.from({ length: times }, () => fromNeutral(element)),
  record: (fields: object) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fromNeutral(value)])),
  map: (pairs: Pairs) => new Map(pairs.map(([key, value]) => [fromNeutral(key), fromNeutral(value)])),
  dict: (pairs: Pairs) => Object.assign(Object.create(null), objectOf(pairs)),
  json: (value: unknown) => value,
  jsonObject: objectOf,
  rawJson: (text: string) => text,
  illFormed: () => "x\ud83d",
  choice: ([, value]: readonly [string, unknown]) => fromNeutral(value),
  own: ([kind, value]: readonly [string, unknown]) => ownValue(kind, fromNeutral(value)),
  undefined: () => undefined,
  invalidDate: () => new Date(Number.NaN),
  instance: (kind: string) => {
    const make = instances[kind];
    if (make === undefined) throw new Unsupported(`the instance ${kind}`);
    return make();
  },
};

const instances: Readonly<Record<string, () => unknown>> = {
  function: () => () => 1,
  symbol: () => Symbol("x"),
  date: () => new Date(0),
  map: () => new Map(),
  set: () => new Set(),
  bytes: () => new Uint8Array(1),
  instance: () => new (class Point {})(),
  bigint: () => 1n,
  circular: () => {
    const circular: Record<string, unknown> = {};
    circular["self"] = circular;
    return circular;
  },
};

function objectOf(pairs: Pairs): object {
  return Object.fromEntries(pairs.map(([key, value]) => [String(key), fromNeutral(value)]));
}

/** Puts the pieces of a long text together. */
export function textOfParts(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      // Millions of equal pieces, made one by one, would keep this program from answering for seconds.
      if (!part.repeat.includes("#")) return part.repeat.repeat(part.times);
      return Array.from({ length: part.times }, (_, index) => part.repeat.replaceAll("#", String(index))).join("");
    })
    .join("");
}
