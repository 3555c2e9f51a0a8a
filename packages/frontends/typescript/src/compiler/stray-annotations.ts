import type { Annotation, SourceSpan } from "@autonats/model";
import type ts from "typescript";
import { compiler } from "./compiler.js";
import type { Project } from "./project.js";

const annotation = /(?:^|\/\*\*?|\/\/)[ \t*]*(@nats:(\S*))/gmu;

/** Annotations in the comments of a project's files that are not in `known`. */
export function strayAnnotations({ files, places }: Project, known: readonly SourceSpan[]): readonly Annotation[] {
  const keys = new Set(known.map(keyOf));
  return files.flatMap((file) =>
    [...file.text.matchAll(annotation)].flatMap((match): Annotation[] => {
      const [whole, text = "", name = ""] = match;
      const start = match.index + whole.length - text.length;
      const span = places.range(file, start, start + text.length);
      return keys.has(keyOf(span)) || !isComment(file, start)
        ? []
        : [{ name: name.replace(/\*\/$/u, ""), value: "", span }];
    }),
  );
}

function keyOf({ file, line, column }: SourceSpan): string {
  return `${file}:${line}:${column}`;
}

/** Reports whether a place is part of no literal, so that a text with a sign in it can only be a comment. */
function isComment(file: ts.SourceFile, position: number): boolean {
  let node: ts.Node = file;
  for (let next: ts.Node | undefined = node; next !== undefined; ) {
    node = next;
    next = compiler.forEachChild(node, (child) => (child.pos <= position && position < child.end ? child : undefined));
  }
  const isText =
    compiler.isStringLiteralLike(node) ||
    compiler.isTemplateHead(node) ||
    compiler.isTemplateMiddle(node) ||
    compiler.isTemplateTail(node) ||
    compiler.isRegularExpressionLiteral(node) ||
    compiler.isJsxText(node);
  return !isText || position < node.getStart(file);
}
