import type { Document } from "@autonats/codegen";
import type { PrintContext } from "../plan/print-context.js";
import { go } from "../text/go-code.js";
import { codegen } from "../text/packages.js";
import { type GoScalar, type GoType, withoutNames } from "../types/go-type.js";
import { typeText } from "../types/type-text.js";
import { ownMethod, scalarMethods } from "./scalar-methods.js";

/** An expression that writes keys of a map, of type `func(*autonats.Encoder, K)`. */
export function encodeKey(type: GoType, context: PrintContext): Document {
  const own = ownKey(type, context);
  if (own !== undefined) {
    return go`func(e *${codegen}.Encoder, k ${typeText(type, context)}) {
      e.${own}(&k)
    }`;
  }
  const inner = underlying(type, context);
  if (inner === undefined) return keyFunction("Encode", type, context);
  const key = go`${typeText(inner, context)}(k)`;
  return go`func(e *${codegen}.Encoder, k ${typeText(type, context)}) {
    ${inner.kind === "scalar" ? go`e.${keyMethod(inner)}(${key})` : go`${keyFunction("Encode", inner, context)}(e, ${key})`}
  }`;
}

/** An expression that reads keys of a map, of type `func(*autonats.Decoder) K`. */
export function decodeKey(type: GoType, context: PrintContext): Document {
  const own = ownKey(type, context);
  if (own !== undefined) {
    return go`func(d *${codegen}.Decoder) (k ${typeText(type, context)}) {
      d.${own}(&k)
      return k
    }`;
  }
  const inner = underlying(type, context);
  if (inner === undefined) return keyFunction("Decode", type, context);
  const text = typeText(type, context);
  return go`func(d *${codegen}.Decoder) ${text} {
    return ${text}(${inner.kind === "scalar" ? `d.${keyMethod(inner)}()` : go`${keyFunction("Decode", inner, context)}(d)`})
  }`;
}

/** The methods that write and read keys which do so themselves; undefined for others. */
function ownKey(named: GoType, context: PrintContext): string | undefined {
  const type = withoutNames(named);
  const declaration = type.kind === "named" ? context.declarations.get(type.id) : undefined;
  if (declaration?.kind !== "alias") return undefined;
  const { form, type: data } = declaration;
  return form === undefined || form === "converted" ? undefined : `${ownMethod(form, data)}Key`;
}

function keyFunction(verb: "Encode" | "Decode", named: GoType, context: PrintContext): Document {
  const type = withoutNames(named);
  if (type.kind === "named") return `${context.codecOf(type.id).values}.${verb}Key`;
  if (type.kind !== "scalar") throw new Error(`bug: a map's key is a ${type.kind}`);
  return go`(*${codegen}.${verb}r).${keyMethod(type)}`;
}

function keyMethod({ scalar }: GoScalar): string {
  return `${scalarMethods[scalar]}Key`;
}

/** What the key's type is made of, when it is a type of its own. */
function underlying(named: GoType, context: PrintContext): GoType | undefined {
  const type = withoutNames(named);
  if (type.kind !== "named" || type.role !== "alias") return undefined;
  const declaration = context.declarations.get(type.id);
  if (declaration?.kind !== "alias") throw new Error(`bug: ${type.id} is not an alias`);
  const inner = context.mapping.underlying(declaration);
  return underlying(inner, context) ?? inner;
}
