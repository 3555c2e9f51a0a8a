import type { Shape, TypeName, TypeView } from "../views.js";
import { jsonKindOf } from "./json-kind.js";

/** Any JSON value, as one spells it by oneself. */
export interface AnyJson {
  /** The alias that it goes by, if generated code can import one. */
  readonly name?: TypeName;
  /** Whether that alias, or the type itself where there is none, has null among its values. */
  readonly hasNull: boolean;
}

/**
 * Returns what is known about a type that is any JSON value: texts, numbers, truth values, and either lists and maps of the type itself or
 * `object`, which is any of both; with or without null. Undefined for every other type.
 */
export function anyJsonOf(view: TypeView): AnyJson | undefined {
  const present = presentOf(view);
  const shape = present.shape();
  if (shape.kind !== "union" || !isAnyJson(shape, present)) return undefined;
  const [whole = view] = shape.members.flatMap((member) => {
    const each = member.shape();
    return each.kind === "list" && presentOf(each.element).identity === present.identity ? [each.element] : [];
  });
  // Where the compiler adds undefined to an alias, or takes null out of it, the alias is gone. A list of the type itself still has it.
  const named = [view, present, whole].find((each) => each.alias() !== undefined);
  const name = named?.alias();
  return { ...(name === undefined ? {} : { name }), hasNull: hasNull(named ?? view) };
}

function presentOf(view: TypeView): TypeView {
  const shape = view.shape();
  return shape.kind === "maybe" ? shape.present : view;
}

function hasNull(view: TypeView): boolean {
  const shape = view.shape();
  return shape.kind === "maybe" && shape.null;
}

function isAnyJson({ members }: Extract<Shape, { kind: "union" }>, view: TypeView): boolean {
  const isWhole = (part: TypeView): boolean => presentOf(part).identity === view.identity;
  const isPart = (shape: Shape): boolean => {
    if (shape.kind === "list") return isWhole(shape.element);
    if (shape.kind === "map") return isWhole(shape.value);
    return (shape.kind === "scalar" && scalars.has(shape.scalar)) || isWritable(shape);
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

/** Reports whether a type is anything that writes itself, which JSON has no need to say. */
function isWritable(shape: Shape): boolean {
  return shape.kind === "record" && shape.properties.length === 1 && shape.properties[0]?.name === "toJSON";
}

const scalars: ReadonlySet<string> = new Set(["string", "float64", "bool"]);
