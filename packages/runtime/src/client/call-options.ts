import type { ContextValues } from "../pipeline/context-values.js";
import type { Metadata, MetadataInit } from "../wire/metadata.js";

/**
 * Options of one call. A handler's `CallContext` is one too: pass it on, or spread it, and a nested call has no more time than is
 * left of the outer one, and is cancelled with it. Nothing else is inherited: name what to pass on, as in `{ ...call, headers:
 * call.headers }`.
 */
export interface CallOptions {
  /**
   * Milliseconds until the call fails with `DEADLINE_EXCEEDED`. Default: the client's, else the method's own. At or below zero the
   * call is not sent; more than five minutes are possible only if the method's own timeout is longer.
   */
  readonly timeoutMs?: number | undefined;
  /** Cancels the call; the handler is told. */
  readonly signal?: AbortSignal | undefined;
  /** The instance to call, by the id it has in `$SRV.INFO`. Default: any. */
  readonly instance?: string | undefined;
  /** Metadata that goes with the request. */
  readonly headers?: MetadataInit | undefined;
  /** Takes the metadata of the reply, before the call is settled. What it throws is ignored. */
  readonly onReplyHeaders?: ((headers: Metadata) => void) | undefined;
  /** The most attempts of this call, the first included, from 1 to 10. Default: the client's. */
  readonly attempts?: number | undefined;
  /** When an attempt of this call is late, as in `RetryOptions`. Default: the client's. */
  readonly attemptTimeoutMs?: number | undefined;
  /** When this call has a second attempt beside the first, as in `RetryOptions`. Default: the client's. */
  readonly hedgeAfterMs?: number | undefined;
  /**
   * What the call is known by when it is made again, here or by another client: 1 to 128 characters of printable ASCII without blanks,
   * best drawn at random, as whoever knows it may get the answer. The instance that has run the call does not run it again within a
   * window, and answers what it has answered. Calls of idempotent methods need no key, and are sent without.
   */
  readonly idempotencyKey?: string | undefined;
  /** Values for the client's interceptors. */
  readonly values?: ContextValues | undefined;
}
