/** The call that a handler's method is running. */
export interface CallContext {
  /** As in `$SRV.INFO`, such as `User`. */
  readonly service: string;
  /** The name on the wire, such as `GetById`. */
  readonly method: string;
  /** Milliseconds left until the caller stops waiting; at least 0. */
  readonly timeoutMs: number;
  /** Aborts when the caller gives up, the deadline passes, or a shutdown has waited long enough. */
  readonly signal: AbortSignal;
}
