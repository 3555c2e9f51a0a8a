const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** Reports whether a key in a JSON document is written with an escape. The time for it grows with the length of the document alone. */
export function hasEscapedKey(text: string): boolean {
  const { length } = text;
  for (let start = text.indexOf('"'); start >= 0; ) {
    let at = start + 1;
    let hasEscape = false;
    for (; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) break;
      if (unit !== BACKSLASH) continue;
      hasEscape = true;
      at++;
    }
    if (hasEscape && isBeforeColon(text, at + 1)) return true;
    start = text.indexOf('"', at + 1);
  }
  return false;
}

function isBeforeColon(text: string, start: number): boolean {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) === COLON;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;
}

/** A string, a number or a word, or what opens or closes a container. Commas, colons and blanks are left out. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[-+.\w]+|[{}[\]]/g;

/** Returns what a valid JSON document says. Only its strings, numbers and words are parsed by the engine, one by one. */
export function parseByTokens(text: string): unknown {
  const open: (unknown[] | Record<string, unknown>)[] = [];
  let key: string | undefined;
  let whole: unknown;
  const put = (value: unknown): void => {
    const container = open.at(-1);
    if (container === undefined) whole = value;
    else if (Array.isArray(container)) container.push(value);
    else if (key !== undefined) setMember(container, key, value);
    key = undefined;
  };
  const begin = (container: unknown[] | Record<string, unknown>): void => {
    put(container);
    open.push(container);
  };
  for (const [each] of text.matchAll(token)) {
    if (each === "{") begin({});
    else if (each === "[") begin([]);
    else if (each === "}" || each === "]") open.pop();
    else if (key === undefined && isObject(open.at(-1))) key = JSON.parse(each) as string;
    else put(JSON.parse(each));
  }
  return whole;
}

function isObject(container: unknown[] | Record<string, unknown> | undefined): boolean {
  return container !== undefined && !Array.isArray(container);
}

const PLAIN = { writable: true, enumerable: true, configurable: true };

/** Sets a member of an object. An assignment would set the prototype. */
export function setMember(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(target, key, { value, ...PLAIN });
  else target[key] = value;
}
