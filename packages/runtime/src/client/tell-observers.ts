import type { Observer } from "../pipeline/observer.js";
import type { BoundMethod } from "./bound-method.js";
import type { Prepared } from "./prepared.js";

/** Reports whether an observer is told of calls. */
export function observesCalls(observer: Observer): boolean {
  return (
    observer.onCallStarted !== undefined ||
    observer.onAttemptSent !== undefined ||
    observer.onAttemptEnded !== undefined ||
    observer.onRetryScheduled !== undefined ||
    observer.onRetryDenied !== undefined ||
    observer.onCallSettled !== undefined
  );
}

/** Notifies observers that a call was made. If one of them traces it, its context goes along. */
export function tellStarted({ settings }: BoundMethod, prepared: Prepared): void {
  const { observed } = prepared;
  if (observed === undefined) return;
  settings.observer.onCallStarted?.(observed, prepared.timeoutMs);
  const headers = observed.trace?.headers;
  if (headers !== undefined && headers.length > 0) prepared.carried = headers;
}

/** Notifies observers how a call has ended. An attempt that interceptors have made is not a call. */
export function tellSettled({ settings }: BoundMethod, { observed }: Prepared, error: unknown): void {
  if (observed === undefined) return;
  settings.observer.onCallSettled?.(observed, error, performance.now() - observed.startedAt);
}
