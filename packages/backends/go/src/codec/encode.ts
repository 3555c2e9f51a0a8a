import type { Document } from "@autonats/codegen";
import type { PrintContext } from "../plan/print-context.js";
import { commas, go } from "../text/go-code.js";
import { codegen } from "../text/packages.js";
import type { GoType } from "../types/go-type.js";
import { typeText } from "../types/type-text.js";
import { byReference, hasFunctions } from "./has-functions.js";
import { encodeKey } from "./key.js";
import { literalMethod, literalText } from "./literal.js";
import { scalarMethods } from "./scalar-methods.js";

/**
 * A statement that writes a value to the encoder `e`.
 *
 * @param value An expression without side effects; for arrays one that has an address.
 */
export function encodeStatement(type: GoType, value: Document, context: PrintContext): Document {
  const inner = (element: GoType): Document => encodeFunction(element, context);
  switch (type.kind) {
    case "scalar":
      return go`e.${scalarMethods[type.scalar]}(${type.length === undefined ? value : slice(value)})`;
    case "literal":
      return go`e.${literalMethod(type.value)}(${value}, ${literalText(type.value)})`;
    case "list":
      return go`${codegen}.EncodeList(e, ${value}, ${inner(type.element)})`;
    case "array":
      if (type.length === 0) return go`${codegen}.EncodeList(e, []any{}, (*${codegen}.Encoder).JSON)`;
      return go`${codegen}.EncodeList(e, ${slice(value)}, ${inner(type.element)})`;
    case "tuple":
      return go`${codegen}.EncodeTuple${`${type.elements.length}`}(e, ${value}, ${commas(type.elements.map(inner))})`;
    case "map":
      return go`${codegen}.EncodeMap(e, ${value}, ${encodeKey(type.key, context)}, ${inner(type.value)})`;
    case "pointer": {
      const make = type.nil === "null" ? "EncodeNullable" : "EncodePointer";
      const named = byReference(type.to, context);
      return named === undefined
        ? go`${codegen}.${make}(e, ${value}, ${inner(type.to)})`
        : go`${codegen}.${make}To(e, ${value}, ${namedEncoder(named.id, context)})`;
    }
    case "nilable":
      return go`if ${value} == nil {
        e.Null()
      } else {
        ${encodeStatement(type.of, value, context)}
      }`;
    case "same":
      return encodeStatement(type.as, value, context);
    case "named":
      return go`${namedEncoder(type.id, context)}(e, ${context.isByReference(type.id) ? addressOf(value) : value})`;
  }
}

/** An expression of type `func(*autonats.Encoder, T)`. */
export function encodeFunction(type: GoType, context: PrintContext): Document {
  switch (type.kind) {
    case "scalar":
      return type.length === undefined
        ? go`(*${codegen}.Encoder).${scalarMethods[type.scalar]}`
        : closure(type, context);
    case "named":
      return context.isByReference(type.id) ? closure(type, context) : namedEncoder(type.id, context);
    case "same":
      return hasFunctions(type.as, context) ? encodeFunction(type.as, context) : closure(type, context);
    default:
      return closure(type, context);
  }
}

function closure(type: GoType, context: PrintContext): Document {
  return go`func(e *${codegen}.Encoder, v ${typeText(type, context)}) {
    ${encodeStatement(type, "v", context)}
  }`;
}

function namedEncoder(id: string, context: PrintContext): Document {
  const { encode, values } = context.codecOf(id);
  return values === "" ? encode : `${values}.Encode`;
}

/** The pointer to a value, which may be what a pointer points to. */
function addressOf(value: Document): Document {
  return typeof value === "string" && value.startsWith("*") ? value.slice(1) : ["&", value];
}

function slice(value: Document): Document {
  return typeof value === "string" && value.startsWith("*") ? `(${value})[:]` : [value, "[:]"];
}
