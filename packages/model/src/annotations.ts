import type { SourceSpan } from "./source.js";

/** One `@nats:…` line of a doc comment. */
export interface Annotation {
  /** What follows `@nats:`, such as `timeout`. */
  readonly name: string;
  /** The rest of the line, trimmed; empty if there is none. */
  readonly value: string;
  readonly span: SourceSpan;
}

/** One line of a doc comment, without the comment's own signs, and the position of its first character. */
export interface CommentLine {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A doc comment taken apart. */
export interface DocComment {
  /** The text for people, without annotations; absent when there is none. */
  readonly doc?: string;
  readonly annotations: readonly Annotation[];
}

const annotationLine = /^(\s*)@nats:(\S*)[ \t]*(.*?)\s*$/u;

/**
 * Takes the annotations out of a doc comment. The same for every language: a frontend only strips the signs of its
 * comments (`//`, `*`).
 */
export function parseDocComment(file: string, lines: readonly CommentLine[]): DocComment {
  const text: string[] = [];
  const annotations: Annotation[] = [];
  for (const { text: content, line, column } of lines) {
    const match = annotationLine.exec(content);
    if (match === null) {
      text.push(content.trimEnd());
      continue;
    }
    const [, indent = "", name = "", value = ""] = match;
    const start = column + indent.length;
    const end = column + content.trimEnd().length;
    annotations.push({ name, value, span: { file, line, column: start, endLine: line, endColumn: end } });
  }
  const doc = text.join("\n").trim();
  return doc === "" ? { annotations } : { doc, annotations };
}
