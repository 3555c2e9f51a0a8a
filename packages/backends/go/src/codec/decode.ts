import type { Document } from "@autonats/codegen";
import type { PrintContext } from "../plan/print-context.js";
import { commas, go } from "../text/go-code.js";
import { codegen } from "../text/packages.js";
import type { GoPointer, GoType } from "../types/go-type.js";
import { typeText } from "../types/type-text.js";
import { byReference, hasFunctions } from "./has-functions.js";
import { decodeKey } from "./key.js";
import { literalMethod, literalText } from "./literal.js";
import { scalarMethods } from "./scalar-methods.js";

/** A statement that reads a value from the decoder `d` into `target`, which has the zero value of its type. */
export function decodeStatement(type: GoType, target: string, context: PrintContext): Document {
  const value = decodeExpression(type, context);
  if (value !== undefined) return [`${target} = `, value];
  switch (type.kind) {
    case "array":
      if (type.length === 0) return go`${codegen}.DecodeArray(d, []any{}, (*${codegen}.Decoder).JSON)`;
      return go`${codegen}.DecodeArray(d, ${target}[:], ${decodeFunction(type.element, context)})`;
    case "nilable":
      return go`if !d.Null() {
        ${decodeStatement(type.of, target, context)}
      }`;
    case "same":
      return decodeStatement(type.as, target, context);
    case "named":
      return go`${codegen}.DecodeInto(d, &${target}, ${namedDecoder(type.id, context)})`;
    default:
      return `d.FixedBytes(${target}[:])`;
  }
}

/** An expression that reads a value from `d`; undefined where only a statement can. */
export function decodeExpression(type: GoType, context: PrintContext): Document | undefined {
  const inner = (element: GoType): Document => decodeFunction(element, context);
  switch (type.kind) {
    case "scalar":
      return type.length === undefined ? `d.${scalarMethods[type.scalar]}()` : undefined;
    case "literal":
      return `d.${literalMethod(type.value)}(${literalText(type.value)})`;
    case "list":
      return go`${codegen}.DecodeList(d, ${inner(type.element)})`;
    case "tuple":
      return go`${codegen}.DecodeTuple${`${type.elements.length}`}(d, ${commas(type.elements.map(inner))})`;
    case "map":
      return go`${codegen}.DecodeMap(d, ${decodeKey(type.key, context)}, ${inner(type.value)})`;
    case "pointer":
      return (
        pointed(type, context) ??
        go`${codegen}.${type.nil === "null" ? "DecodeNullable" : "DecodePointer"}(d, ${inner(type.to)})`
      );
    case "named":
      if (context.isHidden(type.id)) return undefined;
      return [context.isByReference(type.id) ? "*" : "", namedDecoder(type.id, context), "(d)"];
    case "same":
      return decodeExpression(type.as, context);
    case "array":
    case "nilable":
      return undefined;
  }
}

/** An expression of type `func(*autonats.Decoder) T`. */
export function decodeFunction(type: GoType, context: PrintContext): Document {
  switch (type.kind) {
    case "scalar":
      return type.length === undefined
        ? go`(*${codegen}.Decoder).${scalarMethods[type.scalar]}`
        : closure(type, context);
    case "named":
      return context.isByReference(type.id) ? closure(type, context) : namedDecoder(type.id, context);
    case "same":
      return hasFunctions(type.as, context) ? decodeFunction(type.as, context) : closure(type, context);
    case "pointer": {
      const named = type.nil === "refused" ? byReference(type.to, context) : undefined;
      return named === undefined ? closure(type, context) : namedDecoder(named.id, context);
    }
    default:
      return closure(type, context);
  }
}

function closure(type: GoType, context: PrintContext): Document {
  const text = typeText(type, context);
  const value = decodeExpression(type, context);
  if (value !== undefined) {
    return go`func(d *${codegen}.Decoder) ${text} {
      return ${value}
    }`;
  }
  return go`func(d *${codegen}.Decoder) (v ${text}) {
    ${decodeStatement(type, "v", context)}
    return v
  }`;
}

function namedDecoder(id: string, context: PrintContext): Document {
  const { decode, values } = context.codecOf(id);
  return values === "" ? decode : `${values}.Decode`;
}

/** An expression for a pointer to what must not be copied; undefined for others. */
function pointed({ to, nil }: GoPointer, context: PrintContext): Document | undefined {
  const named = byReference(to, context);
  const decoder = named && namedDecoder(named.id, context);
  return decoder && (nil === "null" ? go`${codegen}.DecodeNullableTo(d, ${decoder})` : [decoder, "(d)"]);
}
