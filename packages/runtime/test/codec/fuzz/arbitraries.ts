import fc, { type Arbitrary } from "fast-check";
import { Closed, NotFound, OutOfStock, Price } from "../../../../../conformance/vectors/types.js";
import { colourValues } from "../vectors/scalar-codecs.js";

const whole = (min: number, max: number): Arbitrary<number> => fc.integer({ min, max });
const int32 = whole(-(2 ** 31), 2 ** 31 - 1);
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const text = fc.string({ unit: "binary", maxLength: 20 });
/** A key now and then is one that objects in JavaScript know. */
const name = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom("__proto__", "toString") },
);
const instant = fc.date({
  min: new Date("0001-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});
const fineInstant = fc.tuple(instant, fc.nat(999_999)).map(([date, nanoseconds]) => {
  const text = date.toISOString();
  const digits = `${text.slice(20, 23)}${String(nanoseconds).padStart(6, "0")}`.replace(/0+$/, "");
  return `${text.slice(0, 19)}${digits === "" ? "" : `.${digits}`}Z`;
});
const identity = fc.uuid();
const amount = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n }), fc.option(fc.stringMatching(/^[0-9]{1,30}$/)))
  .map(([negative, whole, fraction]) => `${negative ? "-" : ""}${whole}${fraction === null ? "" : `.${fraction}`}`);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map(withoutMinusZero);
const jsonNumber = fc
  .oneof(whole(-1000, 1000), fc.maxSafeInteger(), fc.double({ min: -1, max: 1, noNaN: true }))
  .map(withoutMinusZero);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(fc.constant(null), fc.boolean(), jsonNumber, text),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const list = <T>(element: Arbitrary<T>): Arbitrary<T[]> => fc.array(element, { maxLength: 6 });
const map = <K, V>(key: Arbitrary<K>, value: Arbitrary<V>): Arbitrary<Map<K, V>> =>
  list(fc.tuple(key, value)).map((entries) => new Map(entries));
const dict = <V>(key: Arbitrary<string>, value: Arbitrary<V>): Arbitrary<Record<string, V>> =>
  map(key, value).map(
    (entries) => Object.assign(Object.create(null), Object.fromEntries(entries)) as Record<string, V>,
  );
const maybe = <T>(value: Arbitrary<T>): Arbitrary<T | null> => fc.option(value, { nil: null });
/** A record whose fields from the second argument on may be absent. */
const record = (required: Record<string, Arbitrary<unknown>>, optional: Record<string, Arbitrary<unknown>> = {}) =>
  fc
    .record({ ...required, ...optional }, { requiredKeys: Object.keys(required) })
    .map((fields) => Object.fromEntries(Object.entries(fields)));

const colour = fc.constantFrom(...colourValues);
const level = fc.constantFrom(1, 5, 10);
const line = record({ sku: text, quantity: int32 });
const order = fc.letrec<{ order: unknown }>((tie) => ({
  order: record(
    { id: int64, placed: instant, lines: list(line), labels: dict(name, text) },
    { parent: fc.oneof({ maxDepth: 2 }, fc.constant(undefined), tie("order")) },
  ).map(withoutUndefined),
})).order;
const tree = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: record({
    value: int32,
    children: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie("tree"), { maxLength: 3 })),
  }),
})).tree;
const payment = fc.letrec<{ payment: unknown }>((tie) => ({
  payment: fc.oneof(
    { maxDepth: 4 },
    record({ kind: fc.constant("card"), number: text }, { holder: text }),
    record({ kind: fc.constant("cash"), cents: int64 }),
    record({ kind: fc.constant("transfer"), iban: text, steps: fc.array(tie("payment"), { maxLength: 3 }) }),
  ),
})).payment;

/** A record with other keys, none of which is one of the declared. */
const withRest = (fields: Arbitrary<unknown>, declared: readonly string[], rest: Arbitrary<unknown>) =>
  fc
    .tuple(fields, fc.dictionary(text, rest, { maxKeys: 4, noNullPrototype: true }))
    .map(([own, others]) => ({ ...removed(others, declared), ...(own as object) }));

/** Values of each type that the vectors speak of. */
export const arbitraries: Readonly<Record<string, Arbitrary<unknown>>> = {
  Bool: fc.boolean(),
  Int8: whole(-128, 127),
  Int16: whole(-32_768, 32_767),
  Int32: int32,
  Uint8: whole(0, 255),
  Uint16: whole(0, 65_535),
  Uint32: whole(0, 2 ** 32 - 1),
  Int: fc.maxSafeInteger(),
  Uint: fc.maxSafeNat(),
  Int64: int64,
  Uint64: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  Float32: fc.float({ noNaN: true, noDefaultInfinity: true }).map(withoutMinusZero),
  Float64: finite,
  Text: text,
  Bytes: fc.uint8Array({ maxLength: 40 }),
  Instant: instant,
  FineInstant: fineInstant,
  Span: int64,
  Identity: identity,
  Amount: amount,
  NamesByIdentity: dict(identity, text),
  NamesByAmount: map(amount, text),
  Anything: json,
  AnyJson: json,
  Raw: json.map((value) => JSON.stringify(value)),
  Colour: colour,
  Level: level,
  Sign: fc.constantFrom(-1, 0, 1),
  OnlyUser: fc.constant("user"),
  OnlyTwo: fc.constant(2),
  OnlyTrue: fc.constant(true),
  Numbers: list(int32),
  Texts: list(text),
  Grid: list(list(int32)),
  MaybeTexts: list(maybe(text)),
  Pair: fc.tuple(text, int32),
  Spot: fc.tuple(finite, finite, finite),
  Counts: map(name, int32),
  NamesById: map(int32, text),
  NamesByByte: map(whole(0, 255), text),
  NamesBySafe: map(fc.maxSafeInteger(), text),
  Balances: map(int64, text),
  Labels: dict(name, text),
  Slots: dict(int32.map(String), text),
  Stock: map(colour, int32),
  Anythings: map(name, json),
  Tree: tree,
  Person: record({ id: text, name: text, email: maybe(text) }, { nickname: text, phone: maybe(text) }),
  Settings: record(
    { title: text, limit: int32, ratio: finite, enabled: fc.boolean(), tags: list(text), labels: map(name, text) },
    { note: text, retries: int32 },
  ),
  Employee: record({ id: text, email: text, salary: int64 }),
  OddNames: record({ id: text, ID: text, user_name: text, userName: text, _hidden: text, k: text, s: text }),
  Line: line,
  Order: order,
  Envelope: record({ id: text, meta: json }, { raw: json.map((value) => JSON.stringify(value)) }),
  LinePage: record({ items: list(line) }, { next: text }),
  FindRequest: record({ term: text }, { limit: int32 }),
  ListRequest: record({}, { limit: int32, after: text }),
  Paint: record({ colour }, { level }),
  Payment: payment,
  Receipt: record({ payment, refund: maybe(payment) }),
  TextOrTexts: fc.oneof(text, list(text)),
  Ceiling: fc.oneof(finite, fc.boolean(), fc.constant("none"), record({ email: text }), list(int32)),
  Moment: fc.oneof(instant, text),
  Loose: fc.oneof(finite, text, int64, fc.uint8Array()),
  Rows: fc.oneof(list(text), list(record({ id: text })), fc.array(maybe(int32), { minLength: 1 })),
  Criteria: record({ id: text }, { after: int32, before: int32 }),
  TextSet: list(text).map((elements) => new Set(elements)),
  Samples: list(fc.float({ noNaN: true, noDefaultInfinity: true }).map(withoutMinusZero)).map(
    (numbers: readonly number[]) => new Float32Array(numbers),
  ),
  Longs: list(int64).map((numbers: readonly bigint[]) => new BigInt64Array(numbers)),
  Chunk: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  Address: fc.webUrl().map((href) => new URL(href)),
  UserKey: text.map((rest) => `user:${rest}`),
  OwnId: text,
  Nested: json,
  Whatever: json,
  Price: fc.bigInt({ min: 0n, max: 10n ** 30n }).map((cents) => new Price(cents)),
  Until: fc.oneof(instant, fc.constant("never")),
  Outcome: fc.oneof(record({ ok: fc.constant(true), at: instant }), record({ ok: fc.constant(false), error: text })),
  Reach: fc.oneof(record({ email: text }), record({ phone: text }, { country: text })),
  Product: fc.oneof(
    record({ type: fc.constant("book"), form: fc.constant("paper"), pages: int32 }),
    record({ type: fc.constant("book"), form: fc.constant("audio"), minutes: int32 }),
    record({ type: fc.constantFrom("toy", "game"), age: int32 }),
  ),
  Attributes: withRest(record({ id: text }, { note: text }), ["id", "note"], json),
  Scores: withRest(record({ name: text }, { best: int32 }), ["name", "best"], fc.oneof(text, finite)),
  Foreign: record({ "@type": text, "content-type": text, constructor: text, größe: int32 }, { $ref: text }),
  Gaps: list(fc.option(text, { nil: undefined })),
  NotFound: text.map((id) => new NotFound(id)),
  OutOfStock: fc.tuple(text, int32, instant).map(([sku, left, since]) => new OutOfStock(sku, left, since)),
  Closed: fc.constant(new Closed()),
  ErrorReply: record({ code: fc.constantFrom("ABORTED", "NOT_FOUND"), message: text }, { reference: text }),
};

function removed(fields: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function withoutMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}

function withoutUndefined(fields: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
