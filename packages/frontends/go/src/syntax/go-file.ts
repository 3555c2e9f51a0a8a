import { type CommentLine, type DocComment, parseDocComment, type Source, type SourceSpan } from "@autonats/model";
import { lowerBound } from "./lower-bound.js";
import type { Outline } from "./outline.js";
import { outlineFile } from "./outline-file.js";
import type { Range } from "./scanner.js";

const mostScans = 32;
const word = /[\p{L}_][\p{L}_\p{Nd}]*/gu;

/** One Go source file. It is only taken apart when somebody looks inside. */
export class GoFile {
  /** Absolute path. */
  readonly path: string;
  /** The path as the model and diagnostics have it. */
  readonly name: string;
  readonly text: string;
  /** Whether it belongs to another module, whose habits are not the user's to mend. */
  readonly isForeign: boolean;
  #outline: Outline | undefined;
  #words: ReadonlySet<string> | undefined;
  #scans = 0;
  #lines: readonly number[] | undefined;

  constructor(path: string, name: string, text: string, isForeign: boolean) {
    this.path = path;
    this.name = name;
    this.text = text;
    this.isForeign = isForeign;
  }

  /** What the file declares. */
  get outline(): Outline {
    this.#outline ??= outlineFile(this.text);
    return this.#outline;
  }

  /** Reports whether a name or keyword is anywhere in the file; what it says of parts of words is of no use to anybody. */
  mentions(name: string): boolean {
    // To find a few names takes less time than to find all.
    if (this.#words === undefined && this.#scans === mostScans) this.#words = new Set(this.text.match(word));
    this.#scans += 1;
    return this.#words?.has(name) ?? this.text.includes(name);
  }

  /** The position of a range. */
  span({ start, end }: Range): SourceSpan {
    const from = this.#place(start);
    const to = this.#place(Math.max(start, end));
    return { file: this.name, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  /** The offset of a place; lines and columns count from 1. */
  offsetOf(line: number, column: number): number {
    this.#lines ??= lineStarts(this.text);
    return (this.#lines[line - 1] ?? this.text.length) + column - 1;
  }

  /** The position of a name. */
  source(name: string, range: Range): Source {
    return { name, ...this.span(range) };
  }

  /** The doc comment that ends just above what begins at `anchor`. */
  docAbove(anchor: number): DocComment {
    const comments = this.#commentsAbove(anchor);
    return parseDocComment(
      this.name,
      comments.flatMap((comment) => this.#commentLines(comment)),
    );
  }

  /** The doc comment above `range`, or else the text of a comment after it on the same line. */
  docAround(range: Range): string | undefined {
    return this.docAbove(range.start).doc ?? this.#docBehind(range.end);
  }

  /** The annotations of all comments of the file. */
  allAnnotations(): DocComment["annotations"] {
    const { comments } = this.outline;
    const lines = comments.flatMap((comment) => this.#commentLines(comment).filter((line) => !/^\s/u.test(line.text)));
    return parseDocComment(this.name, lines).annotations;
  }

  #commentsAbove(anchor: number): readonly Range[] {
    const { comments } = this.outline;
    const above: Range[] = [];
    let top = anchor;
    for (let at = lowerBound(comments, anchor, (comment) => comment.start) - 1; at >= 0; at--) {
      const comment = comments[at];
      if (comment === undefined || !/^[ \t\r]*\n?[ \t]*$/u.test(this.text.slice(comment.end, top))) break;
      const lineStart = this.text.lastIndexOf("\n", comment.start) + 1;
      if (this.text.slice(lineStart, comment.start).replace("\ufeff", "").trim() !== "") break;
      above.unshift(comment);
      top = comment.start;
    }
    return above;
  }

  #docBehind(end: number): string | undefined {
    const { comments } = this.outline;
    const comment = comments[lowerBound(comments, end, (each) => each.start)];
    if (comment === undefined || !/^[ \t;,]*$/u.test(this.text.slice(end, comment.start))) return undefined;
    return parseDocComment(this.name, this.#commentLines(comment)).doc;
  }

  /** The lines of a comment without its signs; directives such as `//go:generate` do not count. */
  #commentLines({ start, end }: Range): readonly CommentLine[] {
    const text = this.text.slice(start, end);
    const first = this.#place(start);
    if (text.startsWith("//")) {
      if (/^\/\/[a-z0-9]+:[a-z0-9]/u.test(text)) return [];
      const sign = text.startsWith("// ") ? 3 : 2;
      return [{ text: text.slice(sign), line: first.line, column: first.column + sign }];
    }
    const lines = text.replace(/\*\/$/u, "").split(/\r?\n/u);
    return lines.map((line, index) => {
      const sign = (index === 0 ? /^\/\*+ ?/u : /^[ \t]*(?:\*(?: |$))?/u).exec(line)?.[0].length ?? 0;
      return { text: line.slice(sign), line: first.line + index, column: (index === 0 ? first.column : 1) + sign };
    });
  }

  #place(offset: number): { line: number; column: number } {
    this.#lines ??= lineStarts(this.text);
    const at = Math.min(offset, this.text.length);
    const line = lowerBound(this.#lines, at + 1, (start) => start);
    return { line, column: at - (this.#lines[line - 1] ?? 0) + 1 };
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
