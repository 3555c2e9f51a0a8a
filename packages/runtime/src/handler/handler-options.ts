import type { Log } from "../logging/log.js";

/** How a handler serves. Everything is optional. */
export interface HandlerOptions {
  /** First tokens of every subject; the clients' must be the same. Default: `autonats`. */
  readonly prefix?: string | undefined;
  /** Handlers of one group share the calls; each group gets every call. Default: `autonats`. */
  readonly queueGroup?: string | undefined;
  /**
   * How the subjects begin that this handler may reply to; a request with another one is dropped. To be set where clients
   * connect with an `inboxPrefix` of their own. Default: `_INBOX.`.
   */
  readonly replyPrefix?: string | undefined;
  /** The id of this instance, a token that no other instance has. Default: a random one. */
  readonly instance?: string | undefined;
  /** Milliseconds that a shutdown waits for calls that run or wait. Default: 30 000. */
  readonly drainTimeoutMs?: number | undefined;
  /** Takes what no caller is told of, such as what a method has thrown. Default: `logToConsole`. */
  readonly log?: Log | undefined;
}
