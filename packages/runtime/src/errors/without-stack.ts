/**
 * Creates an error without a trace of where that was, and returns it. The trace of an error that a timer or a socket has led to shows neither the
 * caller nor anything else of the user's, and takes ten times as long as the rest of the error: ten thousand calls may fail at once.
 */
export function withoutStack<E extends Error>(create: () => E): E {
  const { stackTraceLimit } = Error as { readonly stackTraceLimit?: number };
  if (stackTraceLimit === undefined) return create();
  // It cannot be set where the program has frozen what all errors have in common. Then there is a trace.
  Reflect.set(Error, "stackTraceLimit", 0);
  try {
    return create();
  } finally {
    Reflect.set(Error, "stackTraceLimit", stackTraceLimit);
  }
}
