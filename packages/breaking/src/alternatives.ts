import type { Alternative, TypeExpr } from "@autonats/model";
import type { Resolved, WireType } from "./wire-type.js";

type Union = Extract<WireType, { kind: "union" }>;

/** Returns a type as a union, which a record is whose field is a literal; undefined for what is not one. */
export function asUnion({ type, declaration }: Resolved, tag: string): Union | undefined {
  if (type.kind === "union") return type;
  if (type.kind !== "record" || declaration === undefined) return undefined;
  const field = type.record.fields.find(({ name }) => name === tag)?.type;
  if (field?.kind !== "literal" || typeof field.value !== "string") return undefined;
  return { kind: "union", tag, variants: new Map([[field.value, declaration.id]]) };
}

/** Returns the alternative of another version with the same condition; else one with the same kind of JSON. */
export function closest({ when, key }: Alternative, others: readonly Alternative[]): Alternative | undefined {
  const text = JSON.stringify([when, key]);
  const same = others.find((other) => JSON.stringify([other.when, other.key]) === text);
  return same ?? others.find((other) => other.key === key && other.when.json === when.json);
}

function jsonKindOf(type: WireType): Alternative["when"]["json"] {
  switch (type.kind) {
    case "scalar":
      if (type.scalar === "bool") return "bool";
      return /^u?int(?:8|16|32)?$|^float/u.test(type.scalar) ? "number" : "string";
    case "values": {
      const kind = typeof type.values[0];
      return kind === "boolean" ? "bool" : kind === "number" ? "number" : "string";
    }
    case "list":
    case "tuple":
      return "list";
    default:
      return "object";
  }
}

function expressionOf(type: WireType): TypeExpr | undefined {
  if (type.kind === "values") {
    const [value] = type.values;
    return value === undefined ? undefined : { kind: "literal", value };
  }
  return type.kind === "record" || type.kind === "union" || type.kind === "choice" ? undefined : type;
}

/** Returns the alternatives of a choice. A type that is not a choice is one of a single alternative. */
export function alternativesOf({ type, declaration }: Resolved): readonly Alternative[] {
  if (type.kind === "choice") return type.alternatives;
  const expression: TypeExpr | undefined =
    declaration === undefined ? expressionOf(type) : { kind: "ref", id: declaration.id };
  return expression === undefined ? [] : [{ type: expression, when: { json: jsonKindOf(type) } }];
}
