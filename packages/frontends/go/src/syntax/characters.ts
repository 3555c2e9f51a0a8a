/** Character codes that Go's syntax gives a meaning. */
export const character = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  quote: 34,
  singleQuote: 39,
  openParenthesis: 40,
  closeParenthesis: 41,
  star: 42,
  plus: 43,
  minus: 45,
  dot: 46,
  slash: 47,
  semicolon: 59,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  backtick: 96,
  openBrace: 123,
  closeBrace: 125,
} as const;

const letter = /^[\p{L}_]$/u;
const letterOrDigit = /^[\p{L}\p{Nd}_]$/u;

/** Reports whether a code is an ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Reports whether a code point can begin an identifier. */
export function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
  return letter.test(String.fromCodePoint(code));
}

/** Reports whether a code point may be part of an identifier. */
export function isLetterOrDigit(code: number): boolean {
  return code < 128 ? isLetter(code) || isDigit(code) : letterOrDigit.test(String.fromCodePoint(code));
}

/** Reports whether code outside of the package can name it: Go exports what begins with a capital letter. */
export function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}
