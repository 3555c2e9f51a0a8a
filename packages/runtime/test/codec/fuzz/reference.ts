import { formatKeys, type Key } from "../../../src/codec/path.js";

/** What is wrong with a body at one place. */
export interface Problem {
  readonly rule: string;
  readonly path: string;
}

/**
 * All that a reader must refuse in a JSON document before it looks at types, found in the plainest way: one character after
 * the other, with everything kept. Takes text that `JSON.parse` takes.
 */
export function problemsOf(text: string): readonly Problem[] {
  const problems: Problem[] = [];
  let at = 0;
  const report = (rule: string, keys: readonly Key[]): void => {
    problems.push({ rule, path: formatKeys(keys) });
  };
  const skipBlanks = (): void => {
    while (" \t\r\n".includes(text.charAt(at)) && at < text.length) at++;
  };
  const readString = (): string => {
    const start = at++;
    while (text.charAt(at) !== '"') at += text.charAt(at) === "\\" ? 2 : 1;
    at++;
    return JSON.parse(text.slice(start, at)) as string;
  };
  const readContainer = (keys: readonly Key[], end: string, readEntry: (index: number) => void): void => {
    if (depthOf(keys) > 64) report("TOO_DEEP", keys);
    at++;
    skipBlanks();
    let count = 0;
    while (text.charAt(at) !== end) {
      readEntry(count++);
      skipBlanks();
      if (text.charAt(at) === ",") at++;
      skipBlanks();
    }
    at++;
  };
  const readValue = (keys: readonly Key[]): void => {
    skipBlanks();
    const first = text.charAt(at);
    if (first === '"') {
      if (!isWellFormed(readString())) report("ENCODING", keys);
    } else if (first === "[") {
      readContainer(keys, "]", (index) => readValue([...keys, index]));
    } else if (first === "{") {
      const known = new Set<string>();
      readContainer(keys, "}", () => {
        const key = readString();
        if (!isWellFormed(key)) report("ENCODING", keys);
        if (known.has(key)) report("DUPLICATE_KEY", [...keys, key]);
        known.add(key);
        skipBlanks();
        at++;
        readValue([...keys, key]);
      });
    } else {
      while (at < text.length && !" \t\r\n,]}".includes(text.charAt(at))) at++;
    }
  };
  readValue([]);
  return problems;
}

function depthOf(keys: readonly Key[]): number {
  return keys.length + 1;
}

function isWellFormed(text: string): boolean {
  return Buffer.from(text).toString() === text;
}
