export type { CallOptions } from "./client/call-options.js";
export type { ClientOptions } from "./client/client-options.js";
export type { RetryOptions } from "./client/retry-options.js";
export { toTimestamp } from "./codec/times.js";
export { AutonatsError, type AutonatsErrorDetails } from "./errors/autonats-error.js";
export type { Code, KnownReason, Outcome, Reason } from "./errors/codes.js";
export { isServerError } from "./errors/error-numbers.js";
export { callOf, type FailedCall } from "./errors/failed-call.js";
export type { Rule } from "./errors/invalid-value.js";
export { InvalidValue } from "./errors/invalid-value.js";
export { codeOf, isSafeToRetry, outcomeOf } from "./errors/judge-error.js";
export type { CallContext } from "./handler/call-context.js";
export type { Handler } from "./handler/handler.js";
export type { Limits, MethodLimits } from "./handler/handler-limits.js";
export type { HandlerOptions } from "./handler/handler-options.js";
export type { IdempotencyOptions } from "./handler/keys/key-options.js";
export type { Connection, NatsConnection } from "./link/connection.js";
export type { Link, LinkEvents, LinkState, LinkSubscription } from "./link/link.js";
export { LinkClosed } from "./link/link.js";
export type { Message } from "./link/message.js";
export { type Log, type LogEntry, logToConsole } from "./logging/log.js";
export { type ContextKey, ContextValues, createContextKey } from "./pipeline/context-values.js";
export type { Call, Interceptor, Next } from "./pipeline/interceptor.js";
export type {
  HandlerState,
  MethodLoad,
  ObservedBreaker,
  ObservedConnection,
  ObservedHandler,
} from "./pipeline/observed.js";
export type {
  Drop,
  ObservedCall,
  ObservedRequest,
  Observer,
  Refusal,
  Trace,
  TraceIds,
} from "./pipeline/observer.js";
export { type Decimal, toDecimal } from "./types/decimal.js";
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
export type { Timestamp } from "./types/timestamp.js";
export { toUuid, type Uuid } from "./types/uuid.js";
export { Metadata, type MetadataInit } from "./wire/metadata.js";
