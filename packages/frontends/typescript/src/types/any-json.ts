import type { Shape, TypeView } from "../views.js";

/**
 * Reports whether a union is any JSON value, as one spells it by oneself: texts, numbers, truth values, and lists and maps of the union
 * itself.
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
  return (
    shapes.every(isPart) &&
    shapes.some(({ kind }) => kind === "list") &&
    shapes.some(({ kind }) => kind === "map") &&
    shapes.filter(({ kind }) => kind === "scalar").length === scalars.size
  );
}

const scalars: ReadonlySet<string> = new Set(["string", "float64", "bool"]);
