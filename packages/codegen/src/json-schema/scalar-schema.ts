import type { ScalarName } from "@autonats/model";
import type { JsonSchemaObject, SchemaContext } from "./json-schema.js";
import { fractionUpTo, upTo } from "./patterns.js";

/** The id of the definition of any JSON value, in each document that has one. Those of declarations begin with a capital. */
export const anyJsonId = "anyJson";

const safe = Number.MAX_SAFE_INTEGER;

/** Returns the schema of a scalar; `length` is that of bytes. Patterns say what is accepted; `docs/protocol.md` says why. */
export function scalarSchema(
  scalar: ScalarName,
  length: number | undefined,
  { refTo }: Pick<SchemaContext, "refTo">,
): JsonSchemaObject {
  if (scalar === "json") return { $ref: refTo(anyJsonId) };
  return scalar === "bytes" ? bytesSchema(length) : schemas[scalar];
}

/** Returns the schema of what the keys of a map have to be. */
export function keySchema(scalar: ScalarName): JsonSchemaObject {
  const pattern = keyPatterns[scalar];
  return pattern === undefined ? {} : { pattern: `^${pattern}$` };
}

const signed = (least: string, most: string): string => `(?:${upTo(most)}|-(?!0)${upTo(least)})`;

const safePattern = signed(`${safe}`, `${safe}`);
const int64Pattern = signed("9223372036854775808", "9223372036854775807");
const uint64Pattern = upTo("18446744073709551615");

const uuidPattern = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const decimalPattern = "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?";

const keyPatterns: Partial<Record<ScalarName, string>> = {
  int8: signed("128", "127"),
  int16: signed("32768", "32767"),
  int32: signed("2147483648", "2147483647"),
  uint8: upTo("255"),
  uint16: upTo("65535"),
  uint32: upTo("4294967295"),
  int: safePattern,
  uint: upTo(`${safe}`),
  int64: int64Pattern,
  uint64: uint64Pattern,
  uuid: uuidPattern,
  decimal: decimalPattern,
};

const integer = (minimum: number, maximum: number): JsonSchemaObject => ({ type: "integer", minimum, maximum });
const text = (pattern: string): JsonSchemaObject => ({ type: "string", pattern: `^${pattern}$` });

/** What rounds to the largest float32 is below this: half a step above it. */
const float32End = 2 ** 128 - 2 ** 103;

/** The last day of the year 0 is in the year 1 of UTC at some offsets. */
const date =
  "(?!0000-(?!12-31))(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))" +
  "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)";
const time = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?";
const offset = "(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])";

/** Seconds, up to what 64 bits of nanoseconds hold. */
const seconds = `${upTo("9223372035")}(?:\\.[0-9]{1,9})?`;
const lastSecond = (most: string): string => `9223372036(?:\\.${fractionUpTo(most)})?`;
const duration = `(?:-?${seconds}|${lastSecond("854775807")}|-${lastSecond("854775808")})s`;

const schemas: Record<Exclude<ScalarName, "bytes" | "json">, JsonSchemaObject> = {
  bool: { type: "boolean" },
  string: { type: "string" },
  uuid: text(uuidPattern),
  decimal: text(decimalPattern),
  int8: integer(-128, 127),
  int16: integer(-32_768, 32_767),
  int32: integer(-2_147_483_648, 2_147_483_647),
  uint8: integer(0, 255),
  uint16: integer(0, 65_535),
  uint32: integer(0, 4_294_967_295),
  int: integer(-safe, safe),
  uint: integer(0, safe),
  int64: { anyOf: [text(int64Pattern), integer(-safe, safe)] },
  uint64: { anyOf: [text(uint64Pattern), integer(0, safe)] },
  float32: { type: "number", exclusiveMinimum: -float32End, exclusiveMaximum: float32End },
  float64: { type: "number" },
  timestamp: text(`${date}T${time}${offset}`),
  duration: text(duration),
  rawJson: {},
};

/** Returns the schema of any JSON value that both languages read alike. */
export function anyJsonSchema({ refTo }: Pick<SchemaContext, "refTo">): JsonSchemaObject {
  const any = { $ref: refTo(anyJsonId) };
  return {
    anyOf: [
      { enum: [null, true, false] },
      { type: "string" },
      integer(-safe, safe),
      { type: "number", not: { type: "integer" } },
      { type: "array", items: any },
      { type: "object", additionalProperties: any },
    ],
  };
}

const sextets = "[A-Za-z0-9+/]";
/** The last characters of base64 with one byte, or two, in the last group: no stray bits. */
const oneByte = `${sextets}[AQgw]==`;
const twoBytes = `${sextets}{2}[AEIMQUYcgkosw048]=`;

function bytesSchema(length: number | undefined): JsonSchemaObject {
  const groups = length === undefined ? "*" : `{${Math.floor(length / 3)}}`;
  const ends = length === undefined ? `(?:${oneByte}|${twoBytes})?` : ["", oneByte, twoBytes][length % 3];
  return { ...text(`(?:${sextets}{4})${groups}${ends}`), contentEncoding: "base64" };
}
