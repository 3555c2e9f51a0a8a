/** Reports whether bytes from `start` on are a text of ASCII characters, and nothing more. */
export function endsWith(bytes: Uint8Array, start: number, text: string): boolean {
  if (bytes.length !== start + text.length) return false;
  for (let at = 0; at < text.length; at += 1) {
    if (bytes[start + at] !== text.charCodeAt(at)) return false;
  }
  return true;
}

/** Values by names of ASCII characters, to be found by the bytes that a subject ends with. */
export class ByEnding<Value> {
  /** By the length of their names, as most names of one length differ in their first or last characters. */
  readonly #byLength: [name: string, value: Value][][] = [];

  constructor(values: Iterable<readonly [name: string, value: Value]>) {
    for (const [name, value] of values) {
      this.#byLength[name.length] ??= [];
      this.#byLength[name.length]?.push([name, value]);
    }
  }

  /** Returns the value whose name the bytes from `start` on are. */
  find(bytes: Uint8Array, start: number): Value | undefined {
    for (const [name, value] of this.#byLength[bytes.length - start] ?? []) {
      if (endsWith(bytes, start, name)) return value;
    }
    return undefined;
  }
}
