import type { Shape, TypeView } from "../views.js";
import { jsonKindOf } from "./tell-apart.js";

/**
 * Reports whether a union is any JSON value, as one spells it by oneself: texts, numbers, truth values, and either lists and maps of the
 * union itself or `object`, which is any of both.
 */
export function isAnyJson({ members }: Extract<Shape, { kind: "union" }>, view: TypeView): boolean {
  const isWhole = (part: TypeView): boolean => {
    const shape = part.shape();
    return part.identity === view.identity || (shape.kind === "maybe" && isWhole(shape.present));
  };
  const isPart = (shape: Shape): boolean => {
    if (shape.kind === "list") return isWhole(shape.element);
    if (shape.kind === "map") return isWhole(shape.value);
    return shape.kind === "scalar" && scalars.has(shape.scalar);
  };
  const shapes = members.map((member) => member.shape());
  if (shapes.some(isObject))
    return shapes.every((shape) => isObject(shape) || jsonKindOf(shape) !== undefined) && hasAllScalars(shapes);
  return (
    shapes.every(isPart) &&
    shapes.some(({ kind }) => kind === "list") &&
    shapes.some(({ kind }) => kind === "map") &&
    hasAllScalars(shapes)
  );
}

function isObject(shape: Shape): boolean {
  return shape.kind === "misfit" && shape.misfit === "object";
}

function hasAllScalars(shapes: readonly Shape[]): boolean {
  return [...scalars].every((name) => shapes.some((shape) => shape.kind === "scalar" && shape.scalar === name));
}

const scalars: ReadonlySet<string> = new Set(["string", "float64", "bool"]);
