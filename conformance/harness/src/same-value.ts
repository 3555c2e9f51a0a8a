import { isDeepStrictEqual } from "node:util";
import { textOfParts } from "../../typescript/src/from-neutral.js";

/** Reports whether a program reports the value that a notation stands for: maps in any order, times as instants, raw JSON by its value. */
export function isSameValue(expected: unknown, reported: unknown): boolean {
  if (Array.isArray(expected)) {
    return Array.isArray(reported) && isSameList(expected, reported);
  }
  if (typeof expected === "object" && expected !== null) {
    const [entry] = Object.entries(expected);
    const compare = entry === undefined ? undefined : comparisons[entry[0]];
    if (entry === undefined || compare === undefined) throw new Error(`no comparison for ${JSON.stringify(expected)}`);
    return compare(entry[1] as never, reported);
  }
  return typeof expected === "number" ? Number(expected) === numberOf(reported) : expected === reported;
}

type Pairs = readonly (readonly [unknown, unknown])[];

const comparisons: Readonly<Record<string, (expected: never, reported: unknown) => boolean>> = {
  int64: isSame64,
  duration: isSame64,
  float32: (value: number, reported) => Math.fround(value) === numberOf(reported),
  number: (text: string, reported) => Number(text) === numberOf(reported),
  text: (parts: Parameters<typeof textOfParts>[0], reported) => textOfParts(parts) === reported,
  bytes: (base64: string, reported) => fieldOf(reported, "bytes") === base64,
  date: (text: string, reported) => Date.parse(text) === Date.parse(String(reported)),
  timestamp: (text: string, reported) => isDeepStrictEqual(nanosecondsOf(text), nanosecondsOf(String(reported))),
  list: ([element, times]: readonly [unknown, number], reported) =>
    Array.isArray(reported) &&
    isSameList(
      Array.from({ length: times }, () => element),
      reported,
    ),
  record: (fields: object, reported) => isSameMap(Object.entries(fields), reported),
  map: isSameMap,
  dict: isSameMap,
  jsonObject: isSameMap,
  json: (value: unknown, reported) => isSameJson(value, reported),
  rawJson: (text: string, reported) => isDeepStrictEqual(JSON.parse(text), JSON.parse(String(reported))),
  choice: ([, value]: readonly [string, unknown], reported) => isSameValue(value, reported),
  own: ([, value]: readonly [string, unknown], reported) => isSameValue(value, reported),
  undefined: (_: true, reported) => reported === null,
  nil: (_: true, reported) =>
    isDeepStrictEqual(reported, []) || isSameMap([], reported) || fieldOf(reported, "bytes") === "",
};

function isSame64(expected: string, reported: unknown): boolean {
  return fieldOf(reported, "int64") === expected;
}

function isSameList(expected: readonly unknown[], reported: readonly unknown[]): boolean {
  return (
    expected.length === reported.length && expected.every((element, index) => isSameValue(element, reported[index]))
  );
}

function isSameMap(expected: Pairs, reported: unknown): boolean {
  const pairs = fieldOf(reported, "map");
  if (!Array.isArray(pairs) || pairs.length !== expected.length) return false;
  const byKey = new Map(pairs as [string, unknown][]);
  return expected.every(([key, value]) => {
    const name = keyOf(key);
    return byKey.has(name) && isSameValue(value, byKey.get(name));
  });
}

function keyOf(key: unknown): string {
  if (typeof key !== "object" || key === null) return String(key);
  const [[notation, body] = []] = Object.entries(key);
  return notation === "text" ? textOfParts(body as Parameters<typeof textOfParts>[0]) : String(body);
}

function isSameJson(expected: unknown, reported: unknown): boolean {
  if (Array.isArray(expected)) {
    return (
      Array.isArray(reported) &&
      expected.length === reported.length &&
      expected.every((element, index) => isSameJson(element, reported[index]))
    );
  }
  if (typeof expected === "object" && expected !== null) {
    const pairs = Object.entries(expected).map(([key, value]) => [key, { json: value as unknown }] as const);
    return isSameMap(pairs, reported);
  }
  return isSameValue(expected, reported);
}

function numberOf(reported: unknown): number | undefined {
  if (typeof reported === "number") return reported === 0 ? 0 : reported;
  const text = fieldOf(reported, "number");
  return text === undefined ? undefined : Number(text);
}

function fieldOf(reported: unknown, name: string): unknown {
  return typeof reported === "object" && reported !== null ? (reported as Record<string, unknown>)[name] : undefined;
}

/** Seconds as the date has them, and the digits of the fraction. */
function nanosecondsOf(text: string): readonly [number, string] {
  const match = /^(.*?:\d\d:\d\d|[^.]*?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/u.exec(text);
  return [Date.parse(`${match?.[1]}${match?.[3]}`), (match?.[2] ?? "").replace(/0+$/u, "")];
}
