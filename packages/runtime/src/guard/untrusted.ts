/**
 * Values from users may run code when they are inspected: getters, `toString`, proxy traps and `Symbol.hasInstance`. Nothing here
 * throws, whatever that code does.
 */

const MOST_UNITS = 16 * 1024;

/** Returns the text of something that was thrown: an error's message, else the value as a string. */
export function textOf(thrown: unknown): string {
  return attempt(() => cut(isError(thrown) ? `${thrown.message}` : String(thrown))) ?? "an error without a message";
}

/** Returns the text of an error for the log: its stack if it has one, else its name and message. At most 16 KiB. */
export function describeError(error: unknown, withStack = true): string {
  const described = attempt(() => {
    if (!isError(error)) return String(error);
    const { stack } = error;
    return withStack && typeof stack === "string" && stack !== "" ? stack : `${error.name}: ${error.message}`;
  });
  return cut(described ?? "an error without a message");
}

/** Reports whether a value is an `Error`. False for a value that throws when it is asked. */
export function isError(value: unknown): value is Error {
  return attempt(() => value instanceof Error) ?? false;
}

/** Reports whether `value instanceof type`, where both may be users'. False where that throws. */
export function isInstanceOf<T>(value: unknown, type: abstract new (...parameters: never[]) => T): value is T {
  return attempt(() => value instanceof type) ?? false;
}

/** Returns what `read` returns, or `undefined` if it throws. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Calls a function of the user's whose result nobody needs. What it throws is ignored, and so is a promise that rejects. */
export function callAndForget<Parameters extends readonly unknown[]>(
  call: (...parameters: Parameters) => unknown,
  ...parameters: Parameters
): void {
  try {
    forget(call(...parameters));
  } catch {
    // Nobody is left to report it to.
  }
}

/** Sees to it that nothing is said of a promise that a function of the user's has returned, if it rejects. */
export function forget(result: unknown): void {
  // A promise of another make may throw when it is looked at.
  if (typeof result === "object" && result !== null) Promise.resolve(result).catch(() => undefined);
}

function cut(text: string): string {
  return text.length <= MOST_UNITS ? text : `${text.slice(0, MOST_UNITS)}…`;
}
