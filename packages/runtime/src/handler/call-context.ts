/** The call that a handler's method is running. It is also a `CallOptions` for the calls that the method makes. */
export interface CallContext {
  /** As in `$SRV.INFO`, such as `User`. */
  readonly service: string;
  /** The name on the wire, such as `GetById`. */
  readonly method: string;
  /** Milliseconds left until the caller stops waiting; at least 0. */
  readonly timeoutMs: number;
  /** Aborts when the caller gives up, when the deadline passes, and when a shutdown has waited long enough. */
  readonly signal: AbortSignal;
}
