/** The closed set of codes that a call can fail with: the names that gRPC gave them. */
export type Code =
  | "CANCELLED"
  | "UNKNOWN"
  | "INVALID_ARGUMENT"
  | "DEADLINE_EXCEEDED"
  | "NOT_FOUND"
  | "ALREADY_EXISTS"
  | "PERMISSION_DENIED"
  | "RESOURCE_EXHAUSTED"
  | "FAILED_PRECONDITION"
  | "ABORTED"
  | "OUT_OF_RANGE"
  | "UNIMPLEMENTED"
  | "INTERNAL"
  | "UNAVAILABLE"
  | "DATA_LOSS"
  | "UNAUTHENTICATED";

/** The reasons of this version. */
export type KnownReason =
  /** The handler's slots and queue are full. Another instance may have room. */
  | "BUSY"
  /** The handler is shutting down. */
  | "DRAINING"
  /** The deadline had passed before the handler could start. */
  | "EXPIRED"
  /** No handler serves the subject. */
  | "NO_RESPONDERS"
  /** There is no connection to NATS, or it broke before the reply came. */
  | "DISCONNECTED"
  /** Request or reply is larger than the method or the server allows. */
  | "TOO_LARGE"
  /** The reply could not be read. */
  | "MALFORMED_REPLY"
  /** The connection was closed for good. */
  | "CLOSED"
  /** Something replied that is not an Autonats handler, and no handler did in time. */
  | "FOREIGN_REPLY"
  /** The client held the call back, as handlers refuse most calls of the method as `BUSY`. */
  | "THROTTLED"
  /** The request requires something that the handler does not support. */
  | "UNSUPPORTED_FEATURE";

/**
 * Distinguishes failures that share a code. Open: later versions, and policies such as a circuit breaker,
 * add their own. `string & {}` keeps the known ones for completion, where `string` would swallow them.
 */
export type Reason = KnownReason | (string & {});

/** What a caller may assume about the handler's side. */
export type Outcome =
  /** The request never left this process. */
  | "NOT_SENT"
  /** The server had no subscriber to deliver it to. */
  | "NOT_DELIVERED"
  /** A handler received it and did not start it. */
  | "REJECTED"
  /** The handler answered with an error that is an answer: one that the method declares, or a code such as `NOT_FOUND`. */
  | "COMPLETED"
  /** The handler ran and failed, or could not do its work. */
  | "FAILED"
  /** The handler may have run, or may still. */
  | "UNKNOWN_OUTCOME"
  /** The caller cancelled the call; the handler may have run. */
  | "CANCELLED";
