const escapeSequence = /\\(?:([abfnrtv\\'"])|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3}))|([^\\])/uy;

const simpleEscapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  "\\": 92,
  "'": 39,
  '"': 34,
};

/** The value of a string literal, raw or not. Undefined if the token is not one, or not well-formed Unicode. */
export function unquote(literal: string): string | undefined {
  if (literal.startsWith("`")) {
    return literal.length > 1 && literal.endsWith("`") ? literal.slice(1, -1).replaceAll("\r", "") : undefined;
  }
  const content = /^"(.*)"$/su.exec(literal)?.[1];
  return content === undefined || /(?<!\\)(?:\\\\)*"/u.test(content) ? undefined : decodeEscapes(content);
}

/** The code point of a rune literal. Undefined if the token is not one. */
export function runeValue(literal: string): number | undefined {
  const content = /^'(.+)'$/su.exec(literal)?.[1];
  if (content === undefined) return undefined;
  escapeSequence.lastIndex = 0;
  const match = escapeSequence.exec(content);
  if (match === null || escapeSequence.lastIndex !== content.length || content === "'" || match[1] === '"')
    return undefined;
  const code = match[6] === undefined ? escapedCode(match) : match[6].codePointAt(0);
  return code !== undefined && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? code : undefined;
}

/** Go's strings are bytes: `\xff` is one byte, `\u00ff` the two of its UTF-8 form. */
function decodeEscapes(content: string): string | undefined {
  if (!content.includes("\\")) return content;
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  escapeSequence.lastIndex = 0;
  while (escapeSequence.lastIndex < content.length) {
    const match = escapeSequence.exec(content);
    if (match === null || match[1] === "'") return undefined;
    const code = match[6] === undefined ? escapedCode(match) : undefined;
    if (match[6] !== undefined) bytes.push(...encoder.encode(match[6]));
    else if (code === undefined || code > 0x10ffff) return undefined;
    else if (match[2] !== undefined || match[5] !== undefined) {
      if (code > 255) return undefined;
      bytes.push(code);
    } else if (code >= 0xd800 && code <= 0xdfff) return undefined;
    else bytes.push(...encoder.encode(String.fromCodePoint(code)));
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function escapedCode([, simple, hex, short, long, octal]: RegExpExecArray): number | undefined {
  if (simple !== undefined) return simpleEscapes[simple];
  if (octal !== undefined) return Number.parseInt(octal, 8);
  return Number.parseInt(hex ?? short ?? long ?? "", 16);
}
