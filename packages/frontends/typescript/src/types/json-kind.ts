import { type JsonKind, jsonKindOfScalar } from "@autonats/model";
import type { Literal, Shape } from "../views.js";

/** A value of JSON that is neither a list nor an object. */
export type Scalar = string | number | boolean;

/** The kind of JSON that values of a shape become; undefined for what is not data, or may be any. */
export function jsonKindOf(shape: Shape): JsonKind | undefined {
  switch (shape.kind) {
    case "scalar":
    case "brand":
      return jsonKindOfScalar(shape.scalar);
    case "literal":
      return kindOfValue(shape.value);
    case "literals":
      return kindOfValue(shape.values[0] ?? "");
    case "enum":
      return typeof shape.members[0]?.value === "number" ? "number" : "string";
    case "list":
    case "tuple":
      return "list";
    case "map":
    case "record":
      return "object";
    case "converted":
      return jsonKindOf(shape.data.shape());
    default:
      return undefined;
  }
}

/** What values of a class are turned into; any other shape itself. */
export function dataOf(shape: Shape): Shape {
  return shape.kind === "converted" ? shape.data.shape() : shape;
}

function kindOfValue(value: Literal): JsonKind | undefined {
  if (typeof value === "bigint") return undefined;
  return typeof value === "boolean" ? "bool" : typeof value === "number" ? "number" : "string";
}

/** The values that a type can have; undefined for any of its kind. */
export function valuesOf(shape: Shape): readonly Scalar[] | undefined {
  if (shape.kind === "literal") return [shape.value];
  if (shape.kind === "literals") return shape.values.filter((value): value is Scalar => typeof value !== "bigint");
  return shape.kind === "enum" ? shape.members.flatMap(({ value }) => value ?? []) : undefined;
}

/** Reports whether two lists have no value in common. */
export function areDisjoint(left: readonly Scalar[], right: readonly Scalar[]): boolean {
  return left.every((value) => !right.includes(value));
}
