/** A typed key for a value that interceptors and methods pass to one another within a process. */
export interface ContextKey<T> {
  readonly id: symbol;
  /** What `get` returns where nothing was set. */
  readonly default: T;
}

/** Creates a unique key. `name` is for people. */
export function createContextKey<T>(name: string, value: T): ContextKey<T> {
  return { id: Symbol(name), default: value };
}

/** Values of one call. They never leave the process, and nested calls do not inherit them. */
export class ContextValues {
  #values: Map<symbol, unknown> | undefined = undefined;

  /** Returns the value of a key, or the key's default. */
  get<T>(key: ContextKey<T>): T {
    const values = this.#values;
    return values?.has(key.id) ? (values.get(key.id) as T) : key.default;
  }

  /** Sets the value of a key, and returns the values. */
  set<T>(key: ContextKey<T>, value: T): this {
    this.#values ??= new Map();
    this.#values.set(key.id, value);
    return this;
  }
}
