import type { Node } from "web-tree-sitter";
import type { Expression, NameExpression } from "./ast.js";

const literals: Readonly<Record<string, "int" | "float" | "rune" | "string">> = {
  int_literal: "int",
  float_literal: "float",
  rune_literal: "rune",
  interpreted_string_literal: "string",
  raw_string_literal: "string",
};

/** How deep expressions can be nested in one another; deeper ones count as what only Go's compiler can compute. */
const deepest = 500;

/**
 * Turns a constant expression into plain data.
 *
 * @param text The whole file.
 * @param offset What to add to the offsets of nodes to have those of the file.
 * @param depth How deep it is nested in another. Default: not at all.
 */
export function readExpression(node: Node, text: string, offset: number, depth: number = 0): Expression {
  const range = { start: node.startIndex + offset, end: node.endIndex + offset };
  const textOf = (each: Node): string => text.slice(each.startIndex + offset, each.endIndex + offset);
  const read = (each: Node): Expression => readExpression(each, text, offset, depth + 1);
  const literal = literals[node.type];
  if (depth > deepest) return { kind: "other", ...range };
  if (literal !== undefined) return { kind: literal, ...range, text: textOf(node) };
  switch (node.type) {
    case "identifier":
    case "type_identifier":
    case "iota":
    case "true":
    case "false":
    case "selector_expression":
    case "qualified_type":
      return readName(node, textOf, range);
    case "parenthesized_expression": {
      const inner = node.namedChildren[0];
      return inner == null ? { kind: "other", ...range } : read(inner);
    }
    case "unary_expression": {
      const operand = node.childForFieldName("operand");
      const operator = node.childForFieldName("operator");
      if (operand === null || operator === null) return { kind: "other", ...range };
      return { kind: "unary", ...range, operator: operator.type, operand: read(operand) };
    }
    case "binary_expression": {
      const left = node.childForFieldName("left");
      const right = node.childForFieldName("right");
      const operator = node.childForFieldName("operator");
      if (left === null || right === null || operator === null) return { kind: "other", ...range };
      return { kind: "binary", ...range, operator: operator.type, left: read(left), right: read(right) };
    }
    case "call_expression":
    case "type_conversion_expression": {
      const callee = node.childForFieldName("function") ?? node.childForFieldName("type");
      const list = node.childForFieldName("arguments")?.namedChildren ?? [node.childForFieldName("operand")];
      const name = callee === null ? undefined : read(callee);
      if (name?.kind !== "name") return { kind: "other", ...range };
      return {
        kind: "call",
        ...range,
        callee: name,
        arguments: list.flatMap((each) => (each == null ? [] : [read(each)])),
      };
    }
    default:
      return { kind: "other", ...range };
  }
}

function readName(
  node: Node,
  textOf: (node: Node) => string,
  range: { readonly start: number; readonly end: number },
): Expression {
  const qualifier = node.childForFieldName("operand") ?? node.childForFieldName("package");
  const name = node.childForFieldName("field") ?? node.childForFieldName("name");
  if (qualifier === null || name === null) return { kind: "name", ...range, name: textOf(node) };
  const isName = qualifier.type === "identifier" || qualifier.type === "package_identifier";
  const qualified: NameExpression = { kind: "name", ...range, qualifier: textOf(qualifier), name: textOf(name) };
  return isName ? qualified : { kind: "other", ...range };
}
