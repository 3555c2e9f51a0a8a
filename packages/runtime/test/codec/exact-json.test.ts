import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBody, encodeBody } from "../../src/codec/body.js";
import { decodeJson, decodeRawJson, encodeJson, encodeRawJson } from "../../src/codec/json-values.js";
import { decodeList, encodeList } from "../../src/codec/lists.js";
import { decodeObject, encodeObject } from "../../src/codec/objects.js";
import { type Key, type Path, pathOf } from "../../src/codec/path.js";
import type { RawJson } from "../../src/types/raw-json.js";

interface Letter {
  readonly before: unknown;
  readonly raw: RawJson[];
}

const letter = {
  encode(value: Letter, at: Path | undefined, key: Key): unknown {
    const fields = encodeObject(value, at, key);
    const here = pathOf(at, key);
    return {
      before: encodeJson(fields.before, here, "before"),
      raw: encodeList(fields.raw, here, "raw", encodeRawJson),
      never: undefined,
    };
  },
  decode(value: unknown, at: Path | undefined, key: Key): Letter {
    const fields = decodeObject(value, at, key);
    const here = pathOf(at, key);
    return {
      before: decodeJson(fields["before"], here, "before"),
      raw: decodeList(fields["raw"], here, "raw", decodeRawJson),
    };
  },
};

/** JavaScript moves keys that are numbers to the front. */
const key = fc.string({ maxLength: 5 }).map((text) => `k${text}`);

/** JSON documents as they are printed, with numbers of any size. */
const document = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("null", "true", "0", "-1.5e-7"),
    fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map(String),
    fc.string({ unit: "binary", maxLength: 8 }).map((text) => JSON.stringify(text)),
    fc.array(tie("value"), { maxLength: 4 }).map((elements) => `[${elements.join(",")}]`),
    fc
      .uniqueArray(fc.tuple(key, tie("value")), { maxLength: 4, selector: ([name]) => name })
      .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`),
  ),
})).value;

describe("raw JSON", () => {
  test("keeps numbers of any size, whatever is around it", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.array(document, { maxLength: 4 }), (before, documents) => {
        fc.pre(isPlain(before));
        const raw = documents as RawJson[];
        const bytes = encodeBody(letter, { before, raw });
        const read = decodeBody(letter, bytes);
        expect(read.raw.map(exactly)).toEqual(raw.map(exactly));
      }),
    );
  });

  test("loses white space between tokens and none in strings", () => {
    const raw = ['{ "a b" : [ 1 , 9007199254740993 , "\\" , ]" ] }'] as RawJson[];
    const text = '{"a b":[1,9007199254740993,"\\" , ]"]}';
    const bytes = encodeBody(letter, { before: 1, raw });
    expect(Buffer.from(bytes).toString()).toBe(`{"before":1,"raw":[${text}]}`);
    expect(decodeBody(letter, bytes).raw).toEqual([text]);
  });

  test("is refused where a large number is not in it", () => {
    expect(() => decodeBody(letter, Buffer.from('{"before":9007199254740993,"raw":[]}'))).toThrow("before");
  });
});

/** Numbers below 2^53 may be spelled in another way. */
function exactly(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|-?[0-9][0-9.e+-]*/g, (whole, quoted: string | undefined) =>
    quoted !== undefined
      ? JSON.stringify(JSON.parse(quoted))
      : String(Number.isSafeInteger(Number(whole)) ? Number(whole) : whole),
  );
}

/** Reports whether `json` takes a value. */
function isPlain(value: unknown): boolean {
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return typeof value !== "object" || value === null || Object.values(value).every(isPlain);
}
