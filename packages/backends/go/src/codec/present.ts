import type { Document } from "@autonats/codegen";
import type { PrintContext } from "../plan/print-context.js";
import { go } from "../text/go-code.js";
import { reflect } from "../text/packages.js";
import { type GoType, withoutNames } from "../types/go-type.js";

/** A condition that is true if a value is not the zero value of its type. */
export function isPresent(named: GoType, value: string, context: PrintContext): Document {
  const type = withoutNames(named);
  switch (type.kind) {
    case "scalar":
      if (type.length !== undefined) return notZero(value);
      if (type.scalar === "timestamp") return `!${value}.IsZero()`;
      if (type.scalar === "bool") return value;
      if (type.scalar === "string" || type.scalar === "uuid" || type.scalar === "decimal") return `${value} != ""`;
      return type.scalar === "bytes" || type.scalar === "json" || type.scalar === "rawJson"
        ? `${value} != nil`
        : `${value} != 0`;
    case "named":
      return isNamedPresent(type.id, value, context);
    case "list":
    case "map":
    case "pointer":
    case "nilable":
      return `${value} != nil`;
    case "literal":
    case "array":
    case "tuple":
      return notZero(value);
  }
}

function isNamedPresent(id: string, value: string, context: PrintContext): Document {
  const declaration = context.declarations.get(id);
  switch (declaration?.kind) {
    case "enum":
      return declaration.base === "string" ? `${value} != ""` : `${value} != 0`;
    case "alias":
      if (declaration.form === "number") return `${value} != ""`;
      if (declaration.form !== undefined) return notZero(value);
      return isAliasPresent(context.mapping.underlying(declaration), value, context);
    case "union":
      return `${value} != nil`;
    default:
      return notZero(value);
  }
}

/** A type made from `time.Time` has none of its methods. */
function isAliasPresent(type: GoType, value: string, context: PrintContext): Document {
  const isTime = type.kind === "scalar" && type.scalar === "timestamp";
  return isTime ? notZero(value) : isPresent(type, value, context);
}

/** For types that cannot be compared, or may be of the user's own package with fields that nobody else sees. */
function notZero(value: string): Document {
  return go`!${reflect}.ValueOf(${value}).IsZero()`;
}
