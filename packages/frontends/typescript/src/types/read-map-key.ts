import { createDiagnostic, type ScalarName, type TypeExpr } from "@autonats/model";
import type { TypeName, TypeView } from "../views.js";
import type { Place } from "./place.js";
import { type Reading, type Report, unreadable } from "./reading.js";

/** Scalars with one text for each value, besides strings. */
const keyScalars: ReadonlySet<ScalarName> = new Set<ScalarName>([
  "uuid",
  "decimal",
  "int8",
  "int16",
  "int32",
  "uint8",
  "uint16",
  "uint32",
  "int",
  "uint",
  "int64",
  "uint64",
]);

/** Creates the key of a map: a string, a whole number, or an enum of strings. A plain `number` is a whole number here. */
export function readMapKey(view: TypeView, place: Place, report: Report, reading: Reading): TypeExpr {
  const shape = view.shape();
  if (
    shape.kind === "brand" &&
    shape.name?.source !== undefined &&
    (shape.scalar === "string" || keyScalars.has(shape.scalar))
  ) {
    return reading.read(view, place, report);
  }
  if (shape.kind === "brand" && shape.name?.source !== undefined && shape.scalar === "float64") {
    return readNumberBrand(shape.name, view, place, report, reading);
  }
  if (shape.kind === "scalar" || shape.kind === "brand") {
    const { scalar } = shape;
    if (scalar === "float64") return { kind: "scalar", scalar: "int" };
    if (scalar === "string" || keyScalars.has(scalar)) return { kind: "scalar", scalar };
  }
  const isText = (value: unknown): boolean => typeof value === "string";
  if (shape.kind === "literals" && shape.values.every(isText)) return reading.read(view, place, report);
  if (shape.kind === "enum" && shape.members.every(({ value }) => isText(value)))
    return reading.read(view, place, report);
  if (shape.kind === "unresolved") return reading.read(view, place, report);
  const help =
    "Write `string`, `number` for whole numbers, `bigint`, or a union of literal strings; or send a list of pairs.";
  report(createDiagnostic("AN3014", view.span, { text: view.text, help }));
  return unreadable;
}

/** A brand of plain numbers is one of whole numbers as a key, so there it is another alias. */
function readNumberBrand(name: TypeName, view: TypeView, place: Place, report: Report, reading: Reading): TypeExpr {
  const asKey = { ...name, name: `${name.name}Key`, key: `${name.key} as a key` };
  return reading.declare(asKey, { ...view, identity: {} }, place, report, () => {
    return { kind: "alias", type: { kind: "scalar", scalar: "int" } };
  });
}
