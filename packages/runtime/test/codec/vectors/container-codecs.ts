import * as rt from "@autonats/runtime/codegenv1";
import type * as t from "../../../../../conformance/vectors/types.js";
import { colourValues } from "./scalar-codecs.js";

/** Codecs of the vectors' lists, tuples and maps, as generated code has them. */
export const containerCodecs: Readonly<Record<string, unknown>> = {
  Numbers: {
    encode: (value, at, key) => rt.encodeList(value, at, key, rt.encodeInt32),
    decode: (value, at, key) => rt.decodeList(value, at, key, rt.decodeInt32),
  } satisfies rt.Codec<t.Numbers>,
  Texts: {
    encode: (value, at, key) => rt.encodeList(value, at, key, rt.encodeString),
    decode: (value, at, key) => rt.decodeList(value, at, key, rt.decodeString),
  } satisfies rt.Codec<t.Texts>,
  Grid: {
    encode: (value, at, key) =>
      rt.encodeList(value, at, key, (value, at, key) => rt.encodeList(value, at, key, rt.encodeInt32)),
    decode: (value, at, key) =>
      rt.decodeList(value, at, key, (value, at, key) => rt.decodeList(value, at, key, rt.decodeInt32)),
  } satisfies rt.Codec<t.Grid>,
  MaybeTexts: {
    encode: (value, at, key) =>
      rt.encodeList(value, at, key, (value, at, key) => rt.encodeNullable(value, at, key, rt.encodeString)),
    decode: (value, at, key) =>
      rt.decodeList(value, at, key, (value, at, key) => rt.decodeNullable(value, at, key, rt.decodeString)),
  } satisfies rt.Codec<t.MaybeTexts>,
  Pair: { encode: encodePair, decode: decodePair } satisfies rt.Codec<t.Pair>,
  Spot: { encode: encodeSpot, decode: decodeSpot } satisfies rt.Codec<t.Spot>,
  Counts: {
    encode: (value, at, key) => rt.encodeMap(value, at, key, rt.stringKey, rt.encodeInt32),
    decode: (value, at, key) => rt.decodeMap(value, at, key, rt.stringKey, rt.decodeInt32),
  } satisfies rt.Codec<t.Counts>,
  NamesById: {
    encode: (value, at, key) => rt.encodeMap(value, at, key, rt.int32Key, rt.encodeString),
    decode: (value, at, key) => rt.decodeMap(value, at, key, rt.int32Key, rt.decodeString),
  } satisfies rt.Codec<t.NamesById>,
  NamesByByte: {
    encode: (value, at, key) => rt.encodeMap(value, at, key, rt.uint8Key, rt.encodeString),
    decode: (value, at, key) => rt.decodeMap(value, at, key, rt.uint8Key, rt.decodeString),
  } satisfies rt.Codec<t.NamesByByte>,
  NamesBySafe: {
    encode: (value, at, key) => rt.encodeMap(value, at, key, rt.intKey, rt.encodeString),
    decode: (value, at, key) => rt.decodeMap(value, at, key, rt.intKey, rt.decodeString),
  } satisfies rt.Codec<t.NamesBySafe>,
  Balances: {
    encode: (value, at, key) => rt.encodeMap(value, at, key, rt.int64Key, rt.encodeString),
    decode: (value, at, key) => rt.decodeMap(value, at, key, rt.int64Key, rt.decodeString),
  } satisfies rt.Codec<t.Balances>,
  NamesByIdentity: {
    encode: (value, at, key) => rt.encodeRecord(value, at, key, rt.uuidKey, rt.encodeString),
    decode: (value, at, key) => rt.decodeRecord(value, at, key, rt.uuidKey, rt.decodeString),
  } satisfies rt.Codec<t.NamesByIdentity>,
  NamesByAmount: {
    encode: (value, at, key) => rt.encodeMap(value, at, key, rt.decimalKey, rt.encodeString),
    decode: (value, at, key) => rt.decodeMap(value, at, key, rt.decimalKey, rt.decodeString),
  } satisfies rt.Codec<t.NamesByAmount>,
  Labels: { encode: encodeLabels, decode: decodeLabels } satisfies rt.Codec<t.Labels>,
  Slots: {
    encode: (value, at, key) => rt.encodeRecord(value, at, key, rt.int32Key, rt.encodeString),
    decode: (value, at, key) => rt.decodeRecord(value, at, key, rt.int32Key, rt.decodeString),
  } satisfies rt.Codec<t.Slots>,
  Stock: {
    encode: (value, at, key) => rt.encodeMap(value, at, key, rt.enumKey(colourValues), rt.encodeInt32),
    decode: (value, at, key) => rt.decodeMap(value, at, key, rt.enumKey(colourValues), rt.decodeInt32),
  } satisfies rt.Codec<t.Stock>,
  Anythings: {
    encode: (value, at, key) => rt.encodeMap(value, at, key, rt.stringKey, rt.encodeJson),
    decode: (value, at, key) => rt.decodeMap(value, at, key, rt.stringKey, rt.decodeJson),
  } satisfies rt.Codec<t.Anythings>,
};

export function encodeLabels(value: t.Labels, at: rt.Path | undefined, key: rt.Key): unknown {
  return rt.encodeRecord(value, at, key, rt.stringKey, rt.encodeString);
}

export function decodeLabels(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Labels {
  return rt.decodeRecord(value, at, key, rt.stringKey, rt.decodeString);
}

function encodePair(value: t.Pair, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const elements = rt.encodeTuple(value, at, key, 2);
  return [rt.encodeString(elements[0], here, 0), rt.encodeInt32(elements[1], here, 1)];
}

function decodePair(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Pair {
  const here = rt.pathOf(at, key);
  const elements = rt.decodeTuple(value, at, key, 2);
  return [rt.decodeString(elements[0], here, 0), rt.decodeInt32(elements[1], here, 1)];
}

function encodeSpot(value: t.Spot, at: rt.Path | undefined, key: rt.Key): unknown {
  const here = rt.pathOf(at, key);
  const elements = rt.encodeTuple(value, at, key, 3);
  return [
    rt.encodeFloat64(elements[0], here, 0),
    rt.encodeFloat64(elements[1], here, 1),
    rt.encodeFloat64(elements[2], here, 2),
  ];
}

function decodeSpot(value: unknown, at: rt.Path | undefined, key: rt.Key): t.Spot {
  const here = rt.pathOf(at, key);
  const elements = rt.decodeTuple(value, at, key, 3);
  return [
    rt.decodeFloat64(elements[0], here, 0),
    rt.decodeFloat64(elements[1], here, 1),
    rt.decodeFloat64(elements[2], here, 2),
  ];
}
