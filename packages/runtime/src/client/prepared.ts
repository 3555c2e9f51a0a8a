import type { CallScope } from "../call-scope.js";
import type { ContextValues } from "../pipeline/context-values.js";
import type { Fields, Metadata } from "../wire/metadata.js";
import type { CallAtClient } from "./call-at-client.js";
import type { AttemptSettings } from "./retry-options.js";

/** The call that an attempt is made for, where interceptors are around it. Must not throw. */
export interface AttemptParent {
  /** A handler has replied, with this header block. */
  noteReply(head: Uint8Array | undefined): void;
  /** Counts one more attempt, and returns its number. */
  nextNumber(): number;
}

/** The options of a call, checked and with defaults applied. */
export interface Prepared {
  readonly timeoutMs: number;
  /** The deadline of the outer call if that is the one that applies; on the clock of `performance.now()`. */
  readonly deadline: number | undefined;
  readonly instance: string | undefined;
  readonly fields: Fields | undefined;
  /** What carries the trace of the call: sent in place of fields of the same names, as far as it may be. */
  carried: Fields | undefined;
  readonly scope: CallScope | undefined;
  readonly signal: AbortSignal | undefined;
  readonly values: ContextValues | undefined;
  readonly onReplyHeaders: ((headers: Metadata) => void) | undefined;
  readonly parent: AttemptParent | undefined;
  /** What observers know the call by; `undefined` where there are none. */
  readonly observed: CallAtClient | undefined;
  /** Which attempt of the call this is, from 1 on. */
  readonly number: number;
  readonly attempts: AttemptSettings;
  /** What handlers know the call by, so that none runs it twice. */
  readonly key: string | undefined;
}

/** The prepared form of no options, shared by all calls without options and observers, so that those calls allocate nothing. */
export function prepareNothing(timeoutMs: number, attempts: AttemptSettings): Prepared {
  return {
    timeoutMs,
    deadline: undefined,
    instance: undefined,
    fields: undefined,
    carried: undefined,
    scope: undefined,
    signal: undefined,
    values: undefined,
    onReplyHeaders: undefined,
    parent: undefined,
    observed: undefined,
    number: 1,
    attempts,
    key: undefined,
  };
}

/** Returns the deadline of a call that begins now, on the clock of `performance.now()`. */
export function deadlineOf({ deadline, timeoutMs }: Prepared, now: number): number {
  return deadline ?? now + timeoutMs;
}
