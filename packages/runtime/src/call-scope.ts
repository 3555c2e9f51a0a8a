/** Something that ends early when the call that it is part of does. Must not throw. */
export interface Child {
  cancel(cause: unknown): void;
}

/** Something that cancels others. */
export interface Canceller {
  /** Cancels `child` when the time comes; at once, if it has come. */
  adopt(child: Child): void;
  /** Forgets a child that has ended. */
  release(child: Child): void;
}

/** A call being served, as the calls see it that it makes in turn. It cancels them when it is told to stop. */
export interface CallScope extends Canceller {
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
}

/** Base of what a method is handed as its `CallContext`, so that clients find the scope behind it. */
export class Scoped {
  readonly #scope: CallScope;

  constructor(scope: CallScope) {
    this.#scope = scope;
  }

  /** Finds the scope of the call that options come from; `undefined` for options that a caller has written itself. */
  static scopeOf(options: object): CallScope | undefined {
    return #scope in options ? options.#scope : undefined;
  }
}
