const FIVE_MINUTES_MS = 300_000;

/** The longest time that a call of a method may have, on both sides of the wire. In milliseconds, as its argument. */
export function longestTimeout(methodTimeoutMs: number): number {
  return Math.max(FIVE_MINUTES_MS, methodTimeoutMs);
}

/**
 * Reads the time that a request says its caller waits, in milliseconds. Whatever is not a whole number from 1 to the
 * longest time counts as the method's own.
 */
export function readTimeout(text: string, methodTimeoutMs: number): number {
  // Twelve digits are a thousand years; more of them would only cost time to convert.
  if (!/^[0-9]{1,12}$/.test(text)) return methodTimeoutMs;
  const timeoutMs = Number(text);
  return timeoutMs > 0 && timeoutMs <= longestTimeout(methodTimeoutMs) ? timeoutMs : methodTimeoutMs;
}
