import { ownValue } from "../../../../../conformance/typescript/src/own-value.js";
import { Closed, NotFound, OutOfStock } from "../../../../../conformance/vectors/types.js";
import { type Part, textOfParts } from "./vector.js";

type Pairs = readonly (readonly [unknown, unknown])[];

/** Creates the TypeScript value that a vector's neutral notation stands for. */
export function fromNeutral(neutral: unknown): unknown {
  if (Array.isArray(neutral)) return neutral.map(fromNeutral);
  if (typeof neutral !== "object" || neutral === null) return neutral;
  const [entry, ...others] = Object.entries(neutral);
  if (entry === undefined || others.length > 0) throw new Error(`not one notation: ${JSON.stringify(neutral)}`);
  const [notation, body] = entry;
  const read = notations[notation];
  if (read === undefined) throw new Error(`unknown notation ${notation}`);
  return read(body as never);
}

const notations: Readonly<Record<string, (body: never) => unknown>> = {
  int64: (text: string) => BigInt(text),
  float32: (value: number) => Math.fround(value),
  number: (text: string) => Number(text),
  text: (parts: readonly Part[]) => textOfParts(parts),
  bytes: (base64: string) => new Uint8Array(Buffer.from(base64, "base64")),
  date: (text: string) => new Date(text),
  timestamp: (text: string) => text,
  duration: (nanoseconds: string) => BigInt(nanoseconds),
  list: ([element, times]: readonly [unknown, number]) => Array.from({ length: times }, () => fromNeutral(element)),
  record: (fields: object) =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fromNeutral(field)])),
  map: (pairs: Pairs) => new Map(pairs.map(([key, value]) => [fromNeutral(key), fromNeutral(value)])),
  dict: (pairs: Pairs) => Object.assign(Object.create(null), Object.fromEntries(valuesOf(pairs))),
  choice: ([, value]: readonly [string, unknown]) => fromNeutral(value),
  own: ([kind, value]: readonly [string, unknown]) => ownValue(kind, fromNeutral(value)),
  json: (value: unknown) => value,
  jsonObject: (pairs: Pairs) => Object.fromEntries(valuesOf(pairs)),
  rawJson: (text: string) => text,
  illFormed: () => "x\ud83d",
  undefined: () => undefined,
  invalidDate: () => new Date(Number.NaN),
  instance: (kind: string) => instances[kind],
  error: ({ class: name, fields }: { class: string; fields: Pairs }) => {
    const values = fields.map(([, value]) => fromNeutral(value)) as never[];
    return Reflect.construct(classes[name] as new (...values: never[]) => Error, values);
  },
  errorReply: (fields: object) => fields,
};

const classes: Readonly<Record<string, unknown>> = { NotFound, OutOfStock, Closed };

const circular: Record<string, unknown> = {};
circular["self"] = circular;

const instances: Readonly<Record<string, unknown>> = {
  function: () => 1,
  symbol: Symbol("x"),
  date: new Date(0),
  map: new Map(),
  set: new Set(),
  bytes: new Uint8Array(1),
  instance: new (class Point {
    x = 1;
  })(),
  bigint: 1n,
  circular,
};

function valuesOf(pairs: Pairs): (readonly [string, unknown])[] {
  return pairs.map(([key, value]) => [String(key), fromNeutral(value)]);
}
