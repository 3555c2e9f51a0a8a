export type { NatsConnection } from "@nats-io/nats-core";
export type { CallOptions } from "./client/call-options.js";
export type { ClientOptions } from "./client/client-options.js";
export { AutonatsError, type AutonatsErrorDetails } from "./errors/autonats-error.js";
export type { Code, Outcome, Reason } from "./errors/codes.js";
export type { Rule } from "./errors/invalid-value.js";
export { InvalidValue } from "./errors/invalid-value.js";
export type { CallContext } from "./handler/call-context.js";
export type { Handler } from "./handler/handler.js";
export type { HandlerOptions } from "./handler/handler-options.js";
export { type Log, type LogEntry, logToConsole } from "./logging/log.js";
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
