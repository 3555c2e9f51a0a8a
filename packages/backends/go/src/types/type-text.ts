import type { Document } from "@autonats/codegen";
import type { ScalarName } from "@autonats/model";
import type { PrintContext } from "../plan/print-context.js";
import { commas } from "../text/go-code.js";
import { autonats, json, time } from "../text/packages.js";
import type { GoField, GoType } from "./go-type.js";

/** A type as Go code. */
export function typeText(type: GoType, context: PrintContext): Document {
  const text = (inner: GoType): Document => typeText(inner, context);
  switch (type.kind) {
    case "scalar":
      return type.length === undefined ? scalarText(type.scalar) : `[${type.length}]byte`;
    case "literal":
      return literalTypeText(type.value);
    case "list":
      return ["[]", text(type.element)];
    case "array":
      return [`[${type.length}]`, text(type.element)];
    case "tuple":
      return [autonats, `.Tuple${type.elements.length}[`, commas(type.elements.map(text)), "]"];
    case "map":
      return ["map[", text(type.key), "]", text(type.value)];
    case "pointer":
      return ["*", text(type.to)];
    case "nilable":
      return text(type.of);
    case "same":
      return context.typeName(type.id);
    case "named":
      return type.role === "error" && context.errorIsPointer(type.id)
        ? ["*", context.typeName(type.id)]
        : context.typeName(type.id);
  }
}

/** The type of a field or parameter, with its way to say that it is absent. */
export function fieldTypeText(field: GoField, context: PrintContext): Document {
  const text = typeText(field.type, context);
  if (field.presence === "pointer") return ["*", text];
  return field.presence === "option" ? [autonats, ".Option[", text, "]"] : text;
}

function literalTypeText(value: string | number | boolean): Document {
  return typeof value === "string" ? "string" : typeof value === "number" ? "float64" : "bool";
}

function scalarText(scalar: ScalarName): Document {
  switch (scalar) {
    case "uuid":
    case "decimal":
      return "string";
    case "bytes":
      return "[]byte";
    case "timestamp":
      return [time, ".Time"];
    case "duration":
      return [time, ".Duration"];
    case "json":
      return "any";
    case "rawJson":
      return [json, ".RawMessage"];
    default:
      return scalar;
  }
}
