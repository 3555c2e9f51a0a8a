import type { CallScope } from "../call-scope.js";
import type { ContextValues } from "../pipeline/context-values.js";
import type { ObservedCall } from "../pipeline/observer.js";
import type { Metadata } from "../wire/metadata.js";
import type { Fields } from "./bound-method.js";

/** What the options of a call come to. */
export interface Prepared {
  readonly timeoutMs: number;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
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
