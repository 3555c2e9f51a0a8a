/** What goes over the wire in a proof, as code of one version has it. */
export interface Values {
  /** The arguments of the call. */
  readonly sent: readonly unknown[];
  /** What the handler answers with. */
  readonly answer: unknown;
  /** What the handler fails with instead. */
  readonly thrown?: Error;
}

/** Reports whether a value arrived as what was sent: the same on the wire, but for fields that its reader does not know. */
export function isSame(received: unknown, sent: unknown): boolean {
  const [left, right] = [plain(received), plain(sent)];
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((part, index) => isSame(part, right[index]));
  }
  if (!isObject(left) || !isObject(right)) return left === right;
  const fields = new Map(Object.entries(right));
  return Object.entries(left).every(([name, part]) => part === undefined || isSame(part, fields.get(name)));
}

/** Returns the JSON of what languages hold in other ways. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  return typeof value === "bigint" ? String(value) : value;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
