import { commentLine, commentLines, type Document, hardLine, join } from "@autonats/codegen";

/** A build constraint of old, which gofmt takes for one in any comment, and then leaves the whole file out of the build. */
const plusBuild = /^(\s*)\+build(?=\s|$)/u;

/**
 * Text from the source as a Go comment. Every line begins with `// `, so none is a directive: those (`//go:…`, `//line`,
 * `//export`) have no space there.
 */
export function goComment(text: string): Document {
  return join(
    hardLine,
    commentLines(text).map((line) => (line === "" ? "//" : `// ${line.replace(plusBuild, "$1\\+build")}`)),
  );
}

/** A path for the comment before the package clause, where Go's tools take much for a build constraint, or for one gone wrong. */
export function headerPath(path: string): string {
  return commentLine(path).replace(/(?<=\+|go:)build/gu, "\\build");
}

/** The comment of a declaration, ready to be put before it; nothing when there is no text. */
export function docComment(text: string | undefined): Document {
  return text === undefined ? "" : [goComment(toGoDoc(text)), hardLine];
}

/** Text from a doc comment, with `@deprecated` as the paragraph by which Go's tools know what is deprecated. */
export function toGoDoc(text: string): string {
  return text
    .replace(/^[ \t]*@deprecated\b[ \t]*(.*)$/gmu, (_, reason: string) => `\nDeprecated: ${reason || "Do not use."}\n`)
    .trim();
}
