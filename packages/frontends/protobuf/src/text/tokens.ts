/** A word, a number, a text or a sign of a `.proto` file. */
export interface Token {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A token, and where it begins in the text. */
export interface PlacedToken extends Token {
  readonly offset: number;
}

/** One line of a comment, without its signs. */
export interface CommentText extends Token {
  /** Whether the line before it belongs to the same comment. */
  readonly continues: boolean;
}

/** Everything in a file, in order, apart from white space. */
export interface Tokens {
  readonly tokens: readonly PlacedToken[];
  readonly comments: readonly CommentText[];
}

const pattern = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[\w.]+|\S/gu;

/** Splits a file into tokens and comments, with their places. Whether they make sense is for the parser to say. */
export function readTokens(text: string): Tokens {
  const tokens: PlacedToken[] = [];
  const comments: CommentText[] = [];
  const starts = lineStarts(text);
  let line = 1;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    while ((starts[line] ?? Number.POSITIVE_INFINITY) <= index) line++;
    const column = index - (starts[line - 1] ?? 0) + 1;
    if (found.startsWith("//")) comments.push(lineComment(found, line, column));
    else if (found.startsWith("/*")) comments.push(...blockComment(found, line, column));
    else tokens.push({ text: found, line, column, offset: index });
  }
  return { tokens, comments };
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
}

function lineComment(found: string, line: number, column: number): CommentText {
  const sign = /^\/\/\/? ?/u.exec(found)?.[0].length ?? 0;
  return { text: found.slice(sign), line, column: column + sign, continues: false };
}

function blockComment(found: string, line: number, column: number): readonly CommentText[] {
  const lines = found.replace(/\*\/$/u, "").split("\n");
  return lines.map((text, index) => {
    const sign = (index === 0 ? /^\/\*\*? ?/u : /^\s*\*? ?/u).exec(text)?.[0].length ?? 0;
    const start = index === 0 ? column : 1;
    return { text: text.slice(sign), line: line + index, column: start + sign, continues: index > 0 };
  });
}
