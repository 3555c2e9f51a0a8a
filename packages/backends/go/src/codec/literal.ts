import { quoteGo } from "@autonats/codegen";

type Literal = string | number | boolean;

/** A literal as Go code. */
export function literalText(value: Literal): string {
  return typeof value === "string" ? quoteGo(value) : `${value}`;
}

/** The end of the names of the methods that write and read a literal: `LiteralString`. */
export function literalMethod(value: Literal): string {
  return typeof value === "string" ? "LiteralString" : typeof value === "number" ? "LiteralNumber" : "LiteralBool";
}

/** The method that writes a literal which nobody could have changed. */
export function plainMethod(value: Literal): string {
  return typeof value === "string" ? "String" : typeof value === "number" ? "Float64" : "Bool";
}
