/**
 * What a caller may say about one call. A handler's `CallContext` is one too: hand it on, and a nested call inherits
 * what is left of the deadline and is cancelled with its parent.
 */
export interface CallOptions {
  /** Milliseconds until the call fails with `DEADLINE_EXCEEDED`. Default: the method's own. At or below zero it is not sent. */
  readonly timeoutMs?: number | undefined;
  /** Gives the call up; the handler is told. */
  readonly signal?: AbortSignal | undefined;
  /** The instance to call, by the id it has in `$SRV.INFO`. Default: any. */
  readonly instance?: string | undefined;
}
