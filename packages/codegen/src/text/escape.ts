/**
 * The one place where text from outside (comments, literals, paths) is made fit for source code. What it gives can be put
 * between other code as it is: it cannot end the comment or literal that it is in.
 */

/** Characters that end a line somewhere, cannot be seen, or turn the order of what is read around them. */
const unsafe = /(?!\t)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Printable ASCII without quotes and backslashes. */
const harmless = /^[ !#-&(-[\]-~]*$/u;

const lineEnd = /\r\n|[\n\r\u0085\u2028\u2029]/u;

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * A string literal of TypeScript or JavaScript with the quotes that Prettier would choose: double ones, unless single ones
 * save escapes.
 */
export function quoteTypescript(text: string): string {
  if (harmless.test(text)) return `"${text}"`;
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  const quote = doubles > singles ? "'" : '"';
  const body = text
    .replaceAll("\\", "\\\\")
    .replaceAll(quote, `\\${quote}`)
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replace(unsafe, toEscape);
  return `${quote}${body}${quote}`;
}

/** An interpreted string literal of Go. Lone surrogates, which Go cannot say, become U+FFFD as in any UTF-8 encoder. */
export function quoteGo(text: string): string {
  const body = text
    .replace(/\p{Cs}/gu, "\ufffd")
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replace(unsafe, toEscape);
  return `"${body}"`;
}

/**
 * The lines of a text, for line comments. What would end a line, or cannot be seen, is spelled out; the ends of lines are
 * without white space.
 */
export function commentLines(text: string): readonly string[] {
  return text.split(lineEnd).map((line) => line.replace(unsafe, toEscape).trimEnd());
}

/**
 * The lines of a text, for a block comment of TypeScript, JavaScript or Go. The comment's end is broken up, and so are the
 * directives by which a comment would switch the type checker off.
 */
export function blockCommentLines(text: string): readonly string[] {
  return commentLines(text).map((line) => line.replaceAll("*/", "*\\/").replace(/@(?=ts-)/gu, "\\@"));
}

/** A text in one line, for a line comment. */
export function commentLine(text: string): string {
  return commentLines(text).join(" ").trim();
}
