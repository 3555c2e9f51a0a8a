import type { Expression } from "../syntax/ast.js";
import type { EnumConstant } from "./enum-values.js";

/**
 * Reports whether constants are made to be put together or multiplied, as in `Read | Write` or `3 * MB`, so that they list no values:
 * one of them is shifted by `iota`.
 */
export function areFlags(constants: readonly EnumConstant[]): boolean {
  return constants.some(({ constant }) => "value" in constant.spec && constant.spec.value.values.some(shiftsByIota));
}

function shiftsByIota(expression: Expression): boolean {
  switch (expression.kind) {
    case "binary":
      return (
        (expression.operator === "<<" && mentionsIota(expression.right)) ||
        shiftsByIota(expression.left) ||
        shiftsByIota(expression.right)
      );
    case "call":
      return expression.arguments.some(shiftsByIota);
    default:
      return false;
  }
}

function mentionsIota(expression: Expression): boolean {
  switch (expression.kind) {
    case "name":
      return expression.qualifier === undefined && expression.name === "iota";
    case "unary":
      return mentionsIota(expression.operand);
    case "binary":
      return mentionsIota(expression.left) || mentionsIota(expression.right);
    case "call":
      return expression.arguments.some(mentionsIota);
    default:
      return false;
  }
}
