import { commentLines, type Document, hardLine, join } from "@autonats/codegen";

/**
 * Text from the source as a Go comment. Every line begins with `// `, so none is a directive: those (`//go:…`, `//line`,
 * `//export`) have no space there.
 */
export function goComment(text: string): Document {
  return join(
    hardLine,
    commentLines(text).map((line) => (line === "" ? "//" : `// ${line}`)),
  );
}

/** The comment of a declaration, ready to stand before it; nothing when there is no text. */
export function docComment(text: string | undefined): Document {
  return text === undefined ? "" : [goComment(toGoDoc(text)), hardLine];
}

/** Text from a doc comment, with `@deprecated` as the paragraph by which Go's tools know what is deprecated. */
export function toGoDoc(text: string): string {
  return text
    .replace(/^[ \t]*@deprecated\b[ \t]*(.*)$/gmu, (_, reason: string) => `\nDeprecated: ${reason || "Do not use."}\n`)
    .trim();
}
