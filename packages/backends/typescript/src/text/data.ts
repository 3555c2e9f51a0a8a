import type { Document } from "@autonats/codegen";
import { braced } from "./layout.js";
import { listed } from "./lists.js";
import { literal, property } from "./literals.js";

/**
 * A value of JSON as an expression.
 *
 * @param spread The objects in it that have a line for each property, whether they need it or not.
 */
export function printData(value: unknown, spread: ReadonlySet<object>): Document {
  if (Array.isArray(value)) {
    return listed(
      value.map((element) => printData(element, spread)),
      { broken: areLarge(value) },
    );
  }
  if (typeof value !== "object" || value === null) return literal(value as string | number | boolean);
  const properties = Object.entries(value).map(([name, member]) =>
    property(name, printData(member, spread), typeof member === "string" ? "chain" : "other"),
  );
  return braced(properties, { broken: spread.has(value) });
}

/** Reports whether Prettier gives each element a line: where all of several are objects, or all are lists, with more than one member. */
function areLarge(elements: readonly unknown[]): boolean {
  const [first] = elements;
  return (
    elements.length > 1 &&
    elements.every(
      (each) =>
        typeof each === "object" &&
        each !== null &&
        Array.isArray(each) === Array.isArray(first) &&
        Object.keys(each).length > 1,
    )
  );
}
