/**
 * Returns a function that makes something once for each key, and then finds it again. Keys are few: subjects of methods, codes and
 * reasons.
 */
export function once<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}

/** Returns a function that makes something once for each method, of which it is given a call. Subjects tell methods apart. */
export function oncePerMethod<Call extends { readonly subject: string }, Value>(
  make: (call: Call) => Value,
): ((call: Call) => Value) & { readonly all: Iterable<Value> } {
  const made = new Map<string, Value>();
  const find = (call: Call): Value => {
    let value = made.get(call.subject);
    if (value === undefined) {
      value = make(call);
      made.set(call.subject, value);
    }
    return value;
  };
  return Object.assign(find, { all: { [Symbol.iterator]: () => made.values() } });
}
