import { choice, type Document, fill, group, ifBroken, indent, join, line, softLine } from "@autonats/codegen";

/** An array literal. */
export function listed(elements: readonly Document[], options: { readonly broken?: boolean } = {}): Document {
  return listOf(elements, areNumbers(elements), options.broken);
}

/** The construction of something out of an array literal alone: `new Set([1, 2])`. */
export function builtFrom(callee: Document, elements: readonly Document[]): Document {
  const list = listed(elements);
  return [
    callee,
    choice(
      ["(", list, ")"],
      ["(", group(list, { broken: true }), ")"],
      group(["(", indent([line, list, ","]), line, ")"], { broken: true }),
    ),
  ];
}

function listOf(elements: readonly Document[], filled: boolean, broken = false): Document {
  if (elements.length === 0) return "[]";
  const id = Symbol("list");
  const last = elements.length - 1;
  const items = filled
    ? fill(elements.map((element, index) => [element, index < last ? "," : ifBroken(",", "", id)]))
    : [join([",", line], elements), ifBroken(",", "")];
  return group(["[", indent([softLine, items]), softLine, "]"], { id, broken });
}

/** Numbers go side by side, as many as fit on a line. */
function areNumbers(elements: readonly Document[]): boolean {
  return elements.length > 1 && elements.every((each) => typeof each === "string" && /^-?\d/u.test(each));
}
