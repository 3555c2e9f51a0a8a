import { isDeepStrictEqual } from "node:util";
import { InvalidValue } from "@autonats/runtime";
import { describe, expect, test } from "vitest";
import { decodeBody, encodeBody } from "../../src/codec/body.js";
import { codecOf } from "./vectors/codecs.js";
import { fromNeutral } from "./vectors/neutral.js";
import { readVectors, type Vector, wireOf } from "./vectors/vector.js";

const files = [
  "values/integers.jsonl",
  "values/safe-integers.jsonl",
  "values/int64.jsonl",
  "values/floats.jsonl",
  "values/strings.jsonl",
  "values/uuids.jsonl",
  "values/decimals.jsonl",
  "values/bytes.jsonl",
  "values/timestamps.jsonl",
  "values/durations.jsonl",
  "values/containers.jsonl",
  "values/records.jsonl",
  "values/choices.jsonl",
  "values/alternatives.jsonl",
  "values/json.jsonl",
  "values/errors.jsonl",
  "values/bodies.jsonl",
  "security/bodies.jsonl",
];

describe.each(files)("%s", (file) => {
  const vectors = readVectors(file).filter(({ only }) => only === undefined || only === "typescript");

  test.each(vectors.map((vector) => [vector.id, vector] as const))("%s", (_, vector) => {
    const wire = wireOf(vector);
    if (wire !== undefined) checkReading(vector, wire);
    if ("value" in vector) checkWriting(vector);
  });
});

test("every id is unique", () => {
  const ids = files.flatMap((file) => readVectors(file).map(({ id }) => id));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

function checkReading(vector: Vector, wire: Uint8Array): void {
  const read = attempt(() => decodeBody(codecOf(vector.type), wire, { emptyIsObject: vector.request === true }));
  if (vector.reject !== undefined) expect(read).toEqual({ refused: vector.reject });
  else expectSame(vector, read, fromNeutral(vector.value));
}

function checkWriting(vector: Vector): void {
  const codec = codecOf(vector.type);
  const value = fromNeutral(vector.value);
  const written = attempt(() => Buffer.from(encodeBody(codec, value)).toString());
  if (vector.reject !== undefined) {
    expect(written).toEqual({ refused: vector.reject });
    return;
  }
  if (vector.encodes !== undefined) expect([vector.encodes].flat()).toContain(written.value);
  // What only writing is about may read back in another form than it had.
  if (wireOf(vector) === undefined) return;
  const again = attempt(() => decodeBody(codec, Buffer.from(String(written.value)), { emptyIsObject: true }));
  expectSame(vector, again, value);
}

interface Attempt {
  readonly value?: unknown;
  readonly refused?: { readonly rule: string; readonly path: string };
}

function attempt(action: () => unknown): Attempt {
  try {
    return { value: action() };
  } catch (thrown) {
    if (!(thrown instanceof InvalidValue)) throw thrown;
    return { refused: { rule: thrown.rule, path: thrown.path } };
  }
}

function expectSame(vector: Vector, actual: Attempt, expected: unknown): void {
  // Two raw documents are the same if their values are.
  const isSame =
    vector.type === "Raw"
      ? isDeepStrictEqual(JSON.parse(String(actual.value)), JSON.parse(String(expected)))
      : isDeepStrictEqual(actual, { value: expected });
  if (!isSame) expect(actual).toEqual({ value: expected });
  expect(isSame).toBe(true);
}
