import type { Log } from "../logging/log.js";
import type { Interceptor } from "../pipeline/interceptor.js";
import type { Observer } from "../pipeline/observer.js";
import type { RetryOptions } from "./retry-options.js";

/** How a client calls. Everything is optional. */
export interface ClientOptions {
  /** First tokens of every subject; the handler's must be the same. Default: `autonats`. */
  readonly prefix?: string | undefined;
  /** Milliseconds until a call fails with `DEADLINE_EXCEEDED`, where the call itself sets none. Default: each method's own. */
  readonly timeoutMs?: number | undefined;
  /**
   * What happens to a call while there is no connection, or nobody serves its method. `false`: it fails with `UNAVAILABLE`, at once
   * or after a few attempts. `true`: it waits until its deadline, and is sent as soon as it can be served. Default: `false`.
   */
  readonly waitForReady?: boolean | undefined;
  /**
   * Bytes that may be on their way to a NATS server that has stopped reading; calls beyond them fail with
   * `RESOURCE_EXHAUSTED`, as not sent. Counted for the connection as a whole. Default: 16 MiB.
   */
  readonly maxUnconfirmedBytes?: number | undefined;
  /**
   * How calls are made again that did not run, or that may have run and whose method is idempotent. One-way calls are not made
   * again. Default: up to three attempts.
   */
  readonly retry?: RetryOptions | undefined;
  /**
   * Whether calls of a method fail at once, not sent, while its handlers refuse most calls as `BUSY`: so many that the others get
   * through. Default: `true`.
   */
  readonly throttle?: boolean | undefined;
  /**
   * Whether calls go to instances that the client chooses by how much they have to do, as far as it knows any. `false`: all go to
   * the queue group, of which the NATS server chooses one at random. Default: `true`.
   */
  readonly balance?: boolean | undefined;
  /** Interceptors that wrap each call, the first outermost. */
  readonly interceptors?: readonly Interceptor[] | undefined;
  /** Observers that are notified of the stages of each call. */
  readonly observers?: readonly Observer[] | undefined;
  /** How deeply the values of requests and results may be nested. Default: 64. */
  readonly maxDepth?: number | undefined;
  /** The most elements of a list or keys of an object in requests and results. Default: any number that fits into a message. */
  readonly maxElements?: number | undefined;
  /** Receives what is not reported to any caller, such as a one-way call that could not be sent. Default: `logToConsole`. */
  readonly log?: Log | undefined;
}
