import type { CallScope, Child } from "../call-scope.js";
import type { ContextValues } from "../pipeline/context-values.js";
import type { Fields, Metadata } from "../wire/metadata.js";
import type { CallAtClient } from "./call-at-client.js";
import type { AttemptSettings } from "./retry-options.js";

/** The call that an attempt is made for, where interceptors are around it. It ends its attempts. Must not throw. */
export interface AttemptParent extends CallScope {
  /** The number of the attempt that has begun last, from 1 on. */
  readonly attempt: number;
  /** The metadata that interceptors have passed on with it. */
  readonly fields: Fields | undefined;
  /** Returns how many milliseconds an attempt has that begins now. */
  timeLeft(now: number): number;
  /** A handler has replied, with this header block. */
  noteReply(head: Uint8Array | undefined): void;
  /** Counts one more attempt, and returns its number. */
  nextNumber(): number;
  /** An attempt has ended, with an error or a result, and nobody has been told yet. */
  onAttemptSettled(attempt: Child, error: unknown): void;
}

/** The options of a call, checked and with defaults applied. All of its attempts share them. */
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
  /** What observers know the call by; `undefined` where there are none. */
  readonly observed: CallAtClient | undefined;
  readonly attempts: AttemptSettings;
  /** What handlers know the call by, so that none runs it twice. */
  readonly key: string | undefined;
}

/** A request that is to be sent: that of a call, or one that interceptors have passed on. */
export interface Outgoing {
  readonly prepared: Prepared;
  /** The call with interceptors that it is an attempt of. */
  readonly parent: AttemptParent | undefined;
  readonly fields: Fields | undefined;
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
    observed: undefined,
    attempts,
    key: undefined,
  };
}

/** Returns the deadline of a call that begins now, on the clock of `performance.now()`. */
export function deadlineOf({ deadline, timeoutMs }: Prepared, now: number): number {
  return deadline ?? now + timeoutMs;
}
