// Values on the wire.
export type { Rule } from "./errors/invalid-value.js";
export { InvalidValue } from "./errors/invalid-value.js";
export { type Duration, toDuration, toMilliseconds } from "./types/duration.js";
export type { Json } from "./types/json.js";
export type {
  float32,
  float64,
  int,
  int8,
  int16,
  int32,
  int64,
  uint,
  uint8,
  uint16,
  uint32,
  uint64,
} from "./types/numbers.js";
export type { RawJson } from "./types/raw-json.js";
export { type Timestamp, toTimestamp } from "./types/timestamp.js";
