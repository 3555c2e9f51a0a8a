import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Shape } from "../views.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { objectShape, recordOrMap } from "./objects.js";
import { runtimeMark } from "./runtime-marks.js";
import { nameOfType } from "./type-names.js";

const { TypeFlags } = compiler;

/** An intersection: a primitive with a brand, or several objects in one. */
export function intersectionShape(type: ts.IntersectionType, near: SourceSpan, inspection: Inspection): Shape {
  const objects = type.types.filter((part) => part.flags & TypeFlags.Object);
  // `object` says no more than that it is one.
  const others = type.types.filter((part) => !(part.flags & (TypeFlags.Object | TypeFlags.NonPrimitive)));
  const [primitive] = others;
  if (primitive !== undefined) return brandShape(type, primitive, others.length, objects, near, inspection);
  for (const part of objects) {
    const shape = objectShape(part as ts.ObjectType, undefined, near, inspection);
    if (shape.kind === "symbolKey") return shape;
    if (shape.kind !== "record" && shape.kind !== "map") return { kind: "misfit", misfit: "intersection" };
  }
  return recordOrMap(type, undefined, near, inspection);
}

function brandShape(
  type: ts.Type,
  primitive: ts.Type,
  primitives: number,
  objects: readonly ts.Type[],
  near: SourceSpan,
  inspection: Inspection,
): Shape {
  const marks = objects.map((object) => runtimeMark(object, inspection.checker));
  const base = marks.find((mark) => mark !== undefined) ?? plainBase(primitive);
  if (base === undefined || primitives > 1) return { kind: "misfit", misfit: "undecided" };
  const { scalar, spelling } = base;
  const scalarParts = { scalar, ...(spelling === undefined ? {} : { spelling }) };
  const isMarked = objects.some((object, index) => marks[index] === undefined && object.getProperties().length > 0);
  if (!isMarked) return { kind: "scalar", ...scalarParts };
  const name = nameOfType(type, near, inspection);
  return { kind: "brand", ...scalarParts, ...(name === undefined ? {} : { name }) };
}

function plainBase({
  flags,
}: ts.Type): { scalar: "string" | "float64" | "int64" | "bool"; spelling?: string } | undefined {
  if (flags & TypeFlags.String) return { scalar: "string" };
  if (flags & TypeFlags.Number) return { scalar: "float64" };
  if (flags & TypeFlags.BigInt) return { scalar: "int64" };
  return flags & TypeFlags.Boolean ? { scalar: "bool" } : undefined;
}
