/** The type of all bodies. */
export const jsonType = "application/json";

/** In a request: the whole milliseconds until its caller stops waiting. */
export const timeoutHeader = "Autonats-Timeout";

/** In an answer: the whole seconds after which the call may be made again. */
export const retryAfterHeader = "Retry-After";

/** What the value of `timeoutHeader` is. */
export const timeoutPattern: RegExp = /^(?!0+$)[0-9]{1,12}$/u;
