import type { Diagnostic, SourceSpan, TextEdit } from "@autonats/model";
import { withLineEndsOf } from "../line-ends.js";

/** A source file, as it is and as its edits would leave it. */
export interface EditedFile {
  /** From the project's root. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Applies the edits of diagnostics to the project's own files. Of two edits of one place the first in the report is applied; the
 * next run reports what is left.
 *
 * @param read Returns the text of a file of the project by its path from the root; undefined for one that is not the project's.
 */
export function applyEdits(
  diagnostics: readonly Diagnostic[],
  read: (path: string) => string | undefined,
): readonly EditedFile[] {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of diagnostics.flatMap(({ edits = [] }) => edits)) {
    const { file } = edit.span;
    const earlier = byFile.get(file) ?? [];
    if (!earlier.some((other) => overlap(other, edit))) byFile.set(file, [...earlier, edit]);
  }
  return [...byFile].flatMap(([path, edits]) => {
    const before = read(path);
    return before === undefined ? [] : [{ path, before, after: apply(before, edits) }];
  });
}

function overlap(left: TextEdit, right: TextEdit): boolean {
  const [first, second] = [startOf(left.span), startOf(right.span)];
  if (first === second) return true;
  return first < second ? endOf(left.span) > second : endOf(right.span) > first;
}

/** A number that grows with the place in a file: no line is longer than this. */
const longestLine = 2 ** 24;

function startOf({ line, column }: SourceSpan): number {
  return line * longestLine + column;
}

function endOf({ endLine, endColumn }: SourceSpan): number {
  return endLine * longestLine + endColumn;
}

/** Applies the edits from the last one to the first, so that none moves the place of another. */
function apply(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
  const offset = (line: number, column: number): number => (starts[line - 1] ?? text.length) + column - 1;
  return edits
    .toSorted((left, right) => startOf(right.span) - startOf(left.span))
    .reduce((changed, { span, text: replacement }) => {
      const before = changed.slice(0, offset(span.line, span.column));
      return before + withLineEndsOf(text, replacement) + changed.slice(offset(span.endLine, span.endColumn));
    }, text);
}
