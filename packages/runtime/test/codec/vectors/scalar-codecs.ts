import * as rt from "@autonats/runtime/codegenv1";
import type * as t from "../../../../../conformance/vectors/types.js";

/** Codecs of the vectors' scalar, enum and literal types, as generated code has them. */
export const scalarCodecs: Readonly<Record<string, unknown>> = {
  Bool: { encode: rt.encodeBool, decode: rt.decodeBool } satisfies rt.Codec<t.Bool>,
  Int8: { encode: rt.encodeInt8, decode: rt.decodeInt8 } satisfies rt.Codec<t.Int8>,
  Int16: { encode: rt.encodeInt16, decode: rt.decodeInt16 } satisfies rt.Codec<t.Int16>,
  Int32: { encode: rt.encodeInt32, decode: rt.decodeInt32 } satisfies rt.Codec<t.Int32>,
  Uint8: { encode: rt.encodeUint8, decode: rt.decodeUint8 } satisfies rt.Codec<t.Uint8>,
  Uint16: { encode: rt.encodeUint16, decode: rt.decodeUint16 } satisfies rt.Codec<t.Uint16>,
  Uint32: { encode: rt.encodeUint32, decode: rt.decodeUint32 } satisfies rt.Codec<t.Uint32>,
  Int: { encode: rt.encodeInt, decode: rt.decodeInt } satisfies rt.Codec<t.Int>,
  Uint: { encode: rt.encodeUint, decode: rt.decodeUint } satisfies rt.Codec<t.Uint>,
  Int64: { encode: rt.encodeInt64, decode: rt.decodeInt64 } satisfies rt.Codec<t.Int64>,
  Uint64: { encode: rt.encodeUint64, decode: rt.decodeUint64 } satisfies rt.Codec<t.Uint64>,
  Float32: { encode: rt.encodeFloat32, decode: rt.decodeFloat32 } satisfies rt.Codec<t.Float32>,
  Float64: { encode: rt.encodeFloat64, decode: rt.decodeFloat64 } satisfies rt.Codec<t.Float64>,
  Text: { encode: rt.encodeString, decode: rt.decodeString } satisfies rt.Codec<t.Text>,
  Bytes: { encode: rt.encodeBytes, decode: rt.decodeBytes } satisfies rt.Codec<t.Bytes>,
  Instant: { encode: rt.encodeTimestamp, decode: rt.decodeTimestamp } satisfies rt.Codec<t.Instant>,
  FineInstant: { encode: rt.encodeTimestampText, decode: rt.decodeTimestampText } satisfies rt.Codec<t.FineInstant>,
  Span: { encode: rt.encodeDuration, decode: rt.decodeDuration } satisfies rt.Codec<t.Span>,
  Identity: { encode: rt.encodeUuid, decode: rt.decodeUuid } satisfies rt.Codec<t.Identity>,
  Amount: { encode: rt.encodeDecimal, decode: rt.decodeDecimal } satisfies rt.Codec<t.Amount>,
  Anything: { encode: rt.encodeJson, decode: rt.decodeJson } satisfies rt.Codec<t.Anything>,
  AnyJson: { encode: rt.encodeJson, decode: rt.decodeJson } satisfies rt.Codec<t.AnyJson>,
  Raw: { encode: rt.encodeRawJson, decode: rt.decodeRawJson } satisfies rt.Codec<t.Raw>,
  Colour: { encode: encodeColour, decode: decodeColour } satisfies rt.Codec<t.Colour>,
  Level: { encode: encodeLevel, decode: decodeLevel } satisfies rt.Codec<t.Level>,
  Sign: {
    encode: (value, at, key) => rt.encodeEnum(value, at, key, signValues),
    decode: (value, at, key) => rt.decodeEnum(value, at, key, signValues),
  } satisfies rt.Codec<t.Sign>,
  OnlyUser: {
    encode: (value, at, key) => rt.encodeLiteral(value, at, key, "user"),
    decode: (value, at, key) => rt.decodeLiteral(value, at, key, "user"),
  } satisfies rt.Codec<t.OnlyUser>,
  OnlyTwo: {
    encode: (value, at, key) => rt.encodeLiteral(value, at, key, 2),
    decode: (value, at, key) => rt.decodeLiteral(value, at, key, 2),
  } satisfies rt.Codec<t.OnlyTwo>,
  OnlyTrue: {
    encode: (value, at, key) => rt.encodeLiteral(value, at, key, true),
    decode: (value, at, key) => rt.decodeLiteral(value, at, key, true),
  } satisfies rt.Codec<t.OnlyTrue>,
};

/** The values of `Colour`. */
export const colourValues: ReadonlySet<t.Colour> = new Set<t.Colour>(["red", "green", "blue"]);
const levelValues: ReadonlySet<t.Level> = new Set<t.Level>([1, 5, 10]);
const signValues: ReadonlySet<t.Sign> = new Set<t.Sign>([-1, 0, 1]);

export function encodeColour(value: t.Colour, at: rt.Path | undefined, key: rt.Key): unknown {
  return rt.encodeEnum(value, at, key, colourValues);
}

export function decodeColour(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Colour {
  return rt.decodeEnum(value, at, key, colourValues);
}

export function encodeLevel(value: t.Level, at: rt.Path | undefined, key: rt.Key): unknown {
  return rt.encodeEnum(value, at, key, levelValues);
}

export function decodeLevel(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Level {
  return rt.decodeEnum(value, at, key, levelValues);
}
