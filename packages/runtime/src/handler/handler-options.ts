import type { Log } from "../logging/log.js";
import type { Interceptor } from "../pipeline/interceptor.js";
import type { Observer } from "../pipeline/observer.js";
import type { Limits } from "./handler-limits.js";
import type { IdempotencyOptions } from "./keys/key-options.js";

/** How a handler serves. Everything is optional. */
export interface HandlerOptions {
  /** First tokens of every subject; the clients' must be the same. Default: `autonats`. */
  readonly prefix?: string | undefined;
  /** Handlers of one group share the calls; each group gets every call. Default: `autonats`. */
  readonly queueGroup?: string | undefined;
  /**
   * The prefixes of the subjects that this handler may reply to; a request with another reply subject is dropped. Set it if clients
   * connect with an `inboxPrefix` of their own. A missing dot at the end is added. Default: `_INBOX.` and `_R_.`, where the server
   * sends the replies to callers of other accounts.
   */
  readonly replyPrefix?: string | readonly string[] | undefined;
  /** The id of this instance, a token that no other instance has. Default: a random one. */
  readonly instance?: string | undefined;
  /** Milliseconds that a shutdown waits for calls that run or wait. Default: 30 000. */
  readonly drainTimeoutMs?: number | undefined;
  /** Limits of this deployment that override those of the interface. The environment can set them too: see `Limits`. */
  readonly limits?: Limits | undefined;
  /**
   * Whether this instance may leave its queue group for some time when half of its calls fail by faults of its own. Never more than
   * a third of the group leaves. Default: true.
   */
  readonly selfEjection?: boolean | undefined;
  /** For how long, and how much, this instance remembers of calls with an idempotency key, so that none of them runs twice. */
  readonly idempotency?: IdempotencyOptions | undefined;
  /**
   * Whether this instance gives its model to whoever may ask for it over NATS: `autonats diff`, `autonats breaking` and `autonats pull`
   * do. Default: false.
   */
  readonly offerModel?: boolean | undefined;
  /** Interceptors that wrap each call, the first outermost. */
  readonly interceptors?: readonly Interceptor[] | undefined;
  /** Observers that are notified of the stages of each call. */
  readonly observers?: readonly Observer[] | undefined;
  /** How deeply the values of requests and results may be nested. Default: 64. */
  readonly maxDepth?: number | undefined;
  /** The most elements of a list or keys of an object in requests and results. Default: any number that fits into a message. */
  readonly maxElements?: number | undefined;
  /** Receives what is not reported to callers, such as what a method has thrown. Default: `logToConsole`. */
  readonly log?: Log | undefined;
}
