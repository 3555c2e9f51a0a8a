import { isDeepStrictEqual } from "node:util";

/**
 * Reports whether two bodies are the same but for what a writer is free in: white space, the order of keys, and which characters are escaped. Numbers
 * are the same only if they are written alike.
 */
export function isSameText(one: string, other: string): boolean {
  try {
    return isDeepStrictEqual(tokensOf(one), tokensOf(other));
  } catch {
    return false;
  }
}

const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gsu;

/** The document with every number as a text, which no other text is like. */
function tokensOf(body: string): unknown {
  const marked = body.replace(TEXT_OR_NUMBER, (token) =>
    JSON.stringify(token.startsWith('"') ? `text ${JSON.parse(token)}` : `number ${token}`),
  );
  return JSON.parse(marked);
}
