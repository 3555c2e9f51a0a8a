import type { Expression } from "../syntax/ast.js";
import type { EnumConstant } from "./enum-values.js";

/**
 * Reports whether constants name some values of their type and do not list all of them. They are put together or multiplied where one
 * is shifted by `iota`, as in `Read | Write` or `3 * MB`; and numbers that are written one by one and leave out some between them, as
 * ports do, have not been counted through.
 */
export function areOpen(constants: readonly EnumConstant[]): boolean {
  const expressions = constants.flatMap(({ constant }) => ("value" in constant.spec ? constant.spec.value.values : []));
  return expressions.some(shiftsByIota) || (!expressions.some(mentionsIota) && leaveGaps(constants));
}

function leaveGaps(constants: readonly EnumConstant[]): boolean {
  const numbers = constants.flatMap(({ evaluated }) =>
    "value" in evaluated && evaluated.value.kind === "int" ? [evaluated.value.value] : [],
  );
  if (numbers.length < constants.length || numbers.length === 0) return false;
  const sorted = [...new Set(numbers)].sort((left, right) => (left < right ? -1 : 1));
  return sorted.some((number, index) => index > 0 && number !== (sorted[index - 1] ?? number) + 1n);
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
