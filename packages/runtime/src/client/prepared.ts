import type { CallScope } from "../call-scope.js";
import type { ContextValues } from "../pipeline/context-values.js";
import type { ObservedCall } from "../pipeline/observer.js";
import type { Metadata } from "../wire/metadata.js";

/** Fields of metadata that were checked. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** What the options of a call come to. */
export interface Prepared {
  readonly timeoutMs: number;
  /** When the call ends that it is part of, where that ends it; on the clock of `performance.now()`. */
  readonly deadline: number | undefined;
  readonly instance: string | undefined;
  readonly fields: Fields | undefined;
  readonly scope: CallScope | undefined;
  readonly signal: AbortSignal | undefined;
  readonly values: ContextValues | undefined;
  readonly onReplyHeaders: ((headers: Metadata) => void) | undefined;
  /** What observers know the call by; `undefined` where there are none. */
  readonly observed: ObservedCall | undefined;
  /** Which attempt of the call this is, from 1 on. */
  readonly number: number;
}

/** What no options come to. One for all calls that have none and that nobody observes, so they are not to pay for it. */
export function prepareNothing(timeoutMs: number): Prepared {
  return {
    timeoutMs,
    deadline: undefined,
    instance: undefined,
    fields: undefined,
    scope: undefined,
    signal: undefined,
    values: undefined,
    onReplyHeaders: undefined,
    observed: undefined,
    number: 1,
  };
}

/** Returns when a call is over that begins now, on the clock of `performance.now()`. */
export function deadlineOf({ deadline, timeoutMs }: Prepared, now: number): number {
  return deadline ?? now + timeoutMs;
}
