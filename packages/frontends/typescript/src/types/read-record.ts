import type { Field } from "@autonats/model";
import type { PropertyView, Shape } from "../views.js";
import { leftOut, unsendable } from "./behaviour.js";
import { inside, type Place } from "./place.js";
import type { BuildBody, Reading, Report } from "./reading.js";

/** Creates a record from an object with known keys. */
export function readRecord(shape: Extract<Shape, { kind: "record" }>, reading: Reading): BuildBody {
  return (place, report) => {
    const unsent: string[] = [];
    const fields = shape.properties.flatMap((property) => {
      const why = property.optional ? unsendable(property.type) : undefined;
      if (why === undefined) return [readField(property, place, report, reading)];
      unsent.push(property.name);
      report(leftOut(`\`${property.name}\``, why, property.type));
      return [];
    });
    // Generated code has no type for what is under other keys.
    const rest = shape.rest && reading.readOptional(shape.rest, { ...inside(place, "value"), isNarrow: true }, report);
    return {
      kind: "record",
      fields,
      ...(rest === undefined ? {} : { rest }),
      ...(unsent.length === 0 ? {} : { unsent }),
    };
  };
}

/** Creates a field from a property. */
export function readField(property: PropertyView, place: Place, report: Report, reading: Reading): Field {
  const { name, owner, doc, source } = property;
  const shape = property.optional ? undefined : property.type.shape();
  // It is there as undefined in TypeScript, and absent on the wire.
  const isThere = shape?.kind === "maybe" && shape.undefined;
  const optional = property.optional || isThere;
  const inner = { ...inside(place, name), ...(owner === undefined ? {} : { names: [owner, name] }) };
  return {
    name,
    type: optional ? reading.readOptional(property.type, inner, report) : reading.read(property.type, inner, report),
    optional,
    ...(doc === undefined ? {} : { doc }),
    source,
    ...(isThere ? { spelling: "undefined" } : {}),
  };
}
