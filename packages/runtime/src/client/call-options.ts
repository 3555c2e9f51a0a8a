/**
 * What a caller may say about one call. A handler's `CallContext` is one too: hand it on, and a nested call has no more time
 * than is left of the one it serves, and is cancelled with it.
 */
export interface CallOptions {
  /**
   * Milliseconds until the call fails with `DEADLINE_EXCEEDED`. Default: the client's, else the method's own. At or below zero
   * the call is not sent; more than five minutes count only where the method's own time is longer.
   */
  readonly timeoutMs?: number | undefined;
  /** Gives the call up; the handler is told. */
  readonly signal?: AbortSignal | undefined;
  /** The instance to call, by the id it has in `$SRV.INFO`. Default: any. */
  readonly instance?: string | undefined;
}
