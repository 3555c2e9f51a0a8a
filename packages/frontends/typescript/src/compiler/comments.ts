import { type CommentLine, type DocComment, parseDocComment } from "@autonats/model";
import type ts from "typescript";
import { compiler } from "./compiler.js";
import type { Places } from "./spans.js";

/**
 * The doc comment of a declaration: the block comment above it, and line comments directly above it. Line comments give
 * annotations only, since remarks for linters and colleagues are there too.
 */
export function docCommentOf(node: ts.Node, places: Places): DocComment {
  const source = node.getSourceFile();
  const file = places.file(source.fileName);
  const comments = attachedComments(node, source);
  const blocks = comments.filter((comment) => comment.kind === compiler.SyntaxKind.MultiLineCommentTrivia);
  const lines = comments.filter((comment) => comment.kind === compiler.SyntaxKind.SingleLineCommentTrivia);
  const inBlocks = parseDocComment(
    file,
    blocks.flatMap((comment) => linesOf(source, comment)),
  );
  const inLines = parseDocComment(
    file,
    lines.flatMap((comment) => linesOf(source, comment)),
  );
  const annotations = [...inBlocks.annotations, ...inLines.annotations].sort(
    (left, right) => left.span.line - right.span.line,
  );
  return inBlocks.doc === undefined ? { annotations } : { doc: inBlocks.doc, annotations };
}

/** The comments that belong to the node: the last one, and those above it without a blank line between. */
function attachedComments(node: ts.Node, source: ts.SourceFile): readonly ts.CommentRange[] {
  const ranges = [...sameLineDocs(node, source), ...(compiler.getLeadingCommentRanges(source.text, node.pos) ?? [])];
  const attached: ts.CommentRange[] = [];
  let below = node.getStart(source, false);
  for (const range of ranges.toReversed()) {
    const isDoc = source.text.startsWith("/**", range.pos);
    const isBlock = range.kind === compiler.SyntaxKind.MultiLineCommentTrivia;
    const gap = source.text.slice(range.end, below).split("\n").length - 1;
    if (gap > 1 && !(isDoc && attached.length === 0)) break;
    if (!isBlock || isDoc) attached.unshift(range);
    below = range.pos;
    if (isDoc) break;
  }
  return attached;
}

/** Doc comments that begin on the line of what precedes the node, and end on the node's own: such as those of one-line interfaces. */
function sameLineDocs(node: ts.Node, source: ts.SourceFile): readonly ts.CommentRange[] {
  if (node.pos === 0) return [];
  const start = node.getStart(source, false);
  const ranges = compiler.getTrailingCommentRanges(source.text, node.pos) ?? [];
  return ranges.filter(
    (range) => source.text.startsWith("/**", range.pos) && !source.text.slice(range.end, start).includes("\n"),
  );
}

/** The lines of a comment without its signs. */
function linesOf(source: ts.SourceFile, comment: ts.CommentRange): readonly CommentLine[] {
  const block = comment.kind === compiler.SyntaxKind.MultiLineCommentTrivia;
  const closed = block && source.text.endsWith("*/", comment.end);
  const text = source.text.slice(comment.pos, closed ? comment.end - 2 : comment.end);
  const first = source.getLineAndCharacterOfPosition(comment.pos);
  return text.split(/\r?\n/u).map((line, index) => {
    const sign = (index === 0 ? /^\/(?:\*+|\/+)[ \t]?/u : /^[ \t]*(?:\*[ \t]?)?/u).exec(line)?.[0].length ?? 0;
    const column = (index === 0 ? first.character : 0) + sign + 1;
    return { text: line.slice(sign), line: first.line + index + 1, column };
  });
}
