/** Returns what was made for the key that something has, and makes it the first time. */
export interface Finder<Of, Value> {
  (of: Of): Value;
  /** All that was made. */
  readonly all: Iterable<Value>;
}

/**
 * Returns a function that makes something once for each key, and then finds it again. Keys are few: subjects of methods, codes and
 * reasons.
 */
export function once<Key, Value>(make: (key: Key) => Value): Finder<Key, Value> {
  return oncePer((key: Key) => key, make);
}

/** Returns a function that makes something once for each method, of which it is given a call. Subjects tell methods apart. */
export function oncePerMethod<Call extends { readonly subject: string }, Value>(
  make: (call: Call) => Value,
): Finder<Call, Value> {
  return oncePer(({ subject }: Call) => subject, make);
}

function oncePer<Of, Key, Value>(keyOf: (of: Of) => Key, make: (of: Of) => Value): Finder<Of, Value> {
  const made = new Map<Key, Value>();
  const find = (of: Of): Value => {
    const key = keyOf(of);
    let value = made.get(key);
    if (value === undefined) {
      value = make(of);
      made.set(key, value);
    }
    return value;
  };
  return Object.assign(find, { all: { [Symbol.iterator]: () => made.values() } });
}
