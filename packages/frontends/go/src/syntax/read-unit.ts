import type { Node, Parser } from "web-tree-sitter";
import type { ConstantSpec, TypeSpec } from "./ast.js";
import { findProblem } from "./find-problem.js";
import { withTree } from "./grammar.js";
import { lowerBound } from "./lower-bound.js";
import type { ConstantUnit, Outline, TypeUnit } from "./outline.js";
import { NodeReader } from "./read-node.js";
import type { Range, SyntaxProblem } from "./scanner.js";

/** What a part of a file says, or why that cannot be told. */
export type Read<T> = { readonly value: T } | { readonly problem: SyntaxProblem };

/** Reads one declared type. */
export function readTypeUnit(parser: Parser, text: string, outline: Outline, unit: TypeUnit): Read<TypeSpec> {
  return readUnit(parser, "type ", text, outline, unit, (node, reader) => reader.typeSpec(node));
}

/** Reads one line of constants that does not repeat the line above. */
export function readConstantUnit(
  parser: Parser,
  text: string,
  outline: Outline,
  unit: ConstantUnit,
): Read<ConstantSpec> {
  return readUnit(parser, "const ", text, outline, unit, (node, reader) => reader.constantSpec(node));
}

function readUnit<T>(
  parser: Parser,
  keyword: string,
  text: string,
  outline: Outline,
  unit: Range,
  read: (node: Node, reader: NodeReader) => T,
): Read<T> {
  const source = `${keyword}${plainText(text, outline, unit)};`;
  const offset = unit.start - keyword.length;
  return withTree(parser, source, (root) => {
    const problem = findProblem(root, offset);
    if (problem !== undefined) return { problem };
    const [declaration, ...others] = root.namedChildren;
    const [node, ...more] = declaration?.namedChildren ?? [];
    if (node == null || others.length + more.length > 0) {
      return { problem: { start: unit.start, end: unit.end, problem: "this is not one declaration" } };
    }
    const reader = new NodeReader(text, offset);
    const value = read(node, reader);
    return reader.problem === undefined ? { value } : { problem: reader.problem };
  });
}

/**
 * The same text, offset for offset, as the grammar cannot misread it: comments are blank, and line ends are semicolons where Go
 * puts one and blank elsewhere. The grammar alone would take a line end for either.
 */
function plainText(text: string, outline: Outline, { start, end }: Range): string {
  const characters = text
    .slice(start, end)
    .replace(/[\r\n]/gu, " ")
    .split("");
  for (let at = lowerBound(outline.comments, start, (comment) => comment.start); ; at++) {
    const comment = outline.comments[at];
    if (comment === undefined || comment.start >= end) break;
    characters.fill(" ", comment.start - start, comment.end - start);
  }
  for (let at = lowerBound(outline.semicolons, start, (offset) => offset); ; at++) {
    const offset = outline.semicolons[at];
    if (offset === undefined || offset >= end) break;
    characters[offset - start] = ";";
  }
  return characters.join("");
}
