// What generated code of version 1 imports. Nothing here changes its meaning without a new version.

export type { CallOptions } from "./client/call-options.js";
export { type Caller, createCaller, type OneWayCall, type UnaryCall } from "./client/caller.js";
export type { ClientOptions } from "./client/client-options.js";
export { notServed } from "./client/not-served.js";
// Codecs.
export { decodeBool, encodeBool } from "./codec/booleans.js";
export {
  decodeArrayBuffer,
  decodeAsBuffer,
  decodeBytes,
  decodeFixedBytes,
  decodeUint8ClampedArray,
  encodeArrayBuffer,
  encodeBytes,
  encodeFixedBytes,
  encodeUint8ClampedArray,
} from "./codec/bytes.js";
export {
  decodeEnum,
  decodeLiteral,
  decodeMaybe,
  decodeNullable,
  encodeDefined,
  encodeEnum,
  encodeLiteral,
  encodeMaybe,
  encodeNullable,
} from "./codec/choices.js";
export { type Condition, choose, decodeKeyed, encodeKeyed } from "./codec/choose.js";
export type { Codec, Decoder, Encoder, ErrorCodec, Writable } from "./codec/codec.js";
export { decodeSet, decodeTypedArray, encodeSet, encodeTypedArray } from "./codec/collections.js";
export { decodeConverted, encodeConverted } from "./codec/conversions.js";
export { decodeDecimal, encodeDecimal } from "./codec/decimals.js";
export { decodeDuration, encodeDuration } from "./codec/durations.js";
export { noParameters, noResult } from "./codec/empty.js";
export { decodeFloat32, decodeFloat64, encodeFloat32, encodeFloat64 } from "./codec/floats.js";
export { decodeInt64, decodeUint64, encodeInt64, encodeUint64 } from "./codec/int64.js";
export {
  decodeInt,
  decodeInt8,
  decodeInt16,
  decodeInt32,
  decodeUint,
  decodeUint8,
  decodeUint16,
  decodeUint32,
  encodeInt,
  encodeInt8,
  encodeInt16,
  encodeInt32,
  encodeUint,
  encodeUint8,
  encodeUint16,
  encodeUint32,
} from "./codec/integers.js";
export { decodeJson, decodeRawJson, encodeJson, encodeRawJson } from "./codec/json-values.js";
export {
  decodeFixedList,
  decodeList,
  decodeTuple,
  encodeFixedList,
  encodeList,
  encodeTuple,
} from "./codec/lists.js";
export type { MapKey } from "./codec/map-keys.js";
export {
  brandedKey,
  decimalKey,
  enumKey,
  int8Key,
  int16Key,
  int32Key,
  int64Key,
  intKey,
  stringKey,
  uint8Key,
  uint16Key,
  uint32Key,
  uint64Key,
  uintKey,
  uuidKey,
} from "./codec/map-keys.js";
export { decodeMap, decodeRecord, encodeMap, encodePartialRecord, encodeRecord } from "./codec/maps.js";
export { decodeObject, decodeTag, encodeObject, failTag, fieldOf, refuseUnsent } from "./codec/objects.js";
export type { Key, Path } from "./codec/path.js";
export { pathOf } from "./codec/path.js";
export { decodeRest, encodeRest } from "./codec/rest.js";
export { decodeString, encodeString } from "./codec/strings.js";
export {
  decodeTimestamp,
  decodeTimestampText,
  encodeTimestamp,
  encodeTimestampText,
} from "./codec/times.js";
export { decodeUuid, encodeUuid } from "./codec/uuids.js";
export type { OneWayMethod, ServiceDescriptor, UnaryMethod } from "./descriptor.js";
export type { CallContext } from "./handler/call-context.js";
export { createHandler } from "./handler/create-handler.js";
export type { Handler, Implementation } from "./handler/handler.js";
export type { HandlerOptions } from "./handler/handler-options.js";
export { implemented, orIgnored } from "./handler/optional-method.js";
export type { Connection, NatsConnection } from "./link/connection.js";
export type { ServiceSchema } from "./schema.js";
