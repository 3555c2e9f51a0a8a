/** Something that is cancelled together with the call that it is part of. Must not throw. */
export interface Child {
  cancel(cause: unknown): void;
}

/** Something that cancels others. */
export interface Canceller {
  /** Cancels `child` when this is cancelled; at once if it already was. */
  adopt(child: Child): void;
  /** Forgets a child that has ended. */
  release(child: Child): void;
}

/** A call being served, as seen by the calls that it makes in turn. It cancels them when it ends or is told to stop. */
export interface CallScope extends Canceller {
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
  /** Whether it is over, so that nothing more may be done for it. */
  readonly isOver: boolean;
}

/**
 * The property of options that holds the scope of the call that they come from. It is an own enumerable property, so that spreading
 * a context copies it: `{ ...call, timeoutMs: 500 }`.
 */
export const SCOPE: unique symbol = Symbol.for("autonats.scope.v1");

/** Returns the scope of the call that options come from; `undefined` for options that a caller has written itself. */
export function scopeOf(options: object): CallScope | undefined {
  return (options as { readonly [SCOPE]?: CallScope })[SCOPE];
}
