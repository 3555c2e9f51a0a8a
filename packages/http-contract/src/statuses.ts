/** The status of each code, as `Nats-Service-Error-Code` has it: those of HTTP, but for 499, which proxies write for a caller that left. */
export const statuses = {
  CANCELLED: 499,
  UNKNOWN: 500,
  INVALID_ARGUMENT: 400,
  DEADLINE_EXCEEDED: 504,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  PERMISSION_DENIED: 403,
  RESOURCE_EXHAUSTED: 429,
  FAILED_PRECONDITION: 412,
  ABORTED: 409,
  OUT_OF_RANGE: 416,
  UNIMPLEMENTED: 501,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  DATA_LOSS: 500,
  UNAUTHENTICATED: 401,
} as const;

/** The names of the codes. */
export type Code = keyof typeof statuses;

/** The status of a result. */
export const resultStatus = 200;

/** The status of a one-way call that was sent. */
export const sentStatus = 202;
