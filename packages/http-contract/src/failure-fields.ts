/** The fields of a failure that no method declares, in an answer's body. `code` and `message` are always there. */
export const failureFields = {
  code: "One of the sixteen codes, which the status follows from.",
  message: "For people.",
  reason: "Tells apart failures that share a code.",
  path: "The first field of the request that is wrong.",
  reference: "An id that the log of the handler, or of the gateway, has too.",
  retryAfterMs: "Milliseconds for which the call is not to be made again.",
} as const;
