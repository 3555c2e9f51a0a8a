import type { Scope } from "@autonats/codegen";
import {
  type Declaration,
  declarationOf,
  type EnumDeclaration,
  type MapType,
  type ScalarType,
  type TupleType,
  type TypeExpr,
} from "@autonats/model";
import { isEnum } from "./enums.js";
import { holder, type Shape } from "./fields.js";
import type { Places } from "./nesting.js";
import type { ProtoMessage } from "./proto-file.js";
import { createResolver } from "./resolve.js";
import { anyJson, literalType, scalarTypes } from "./scalars.js";
import { listName, mapName, partName, tupleName } from "./type-names.js";

/** Turns the types of one service into those of its file, and keeps what they need. */
export interface Types {
  /** Returns what a field of the type is. */
  readonly shapeOf: (type: TypeExpr) => Shape;
  /** Returns the type of an element of a list or of a value of a map, which has to be there and cannot be a list itself. */
  readonly elementOf: (type: TypeExpr) => string;
  /** The name of the message or enum of a declaration. */
  readonly nameOf: (id: string) => string;
  /** Reports whether anything asked for the name of a declaration. */
  readonly isUsed: (id: string) => boolean;
  /** The messages that hold what has no other form, so far. */
  readonly holders: () => readonly ProtoMessage[];
  readonly resolve: (type: TypeExpr) => { readonly type: TypeExpr; readonly isNullable: boolean };
}

/** Creates the types of a service. `places` are those of its declarations, and `scope` has all names of the file. */
export function createTypes(
  declarations: ReadonlyMap<string, Declaration>,
  { names, around }: Places,
  scope: Scope,
): Types {
  const { resolve } = createResolver(declarations);
  const holders = new Map<string, ProtoMessage>();
  const used = new Set<string>();

  const hold = (wanted: string, key: string, parts: () => ProtoMessage["parts"]): string => {
    const known = holders.get(key);
    if (known !== undefined) return known.name;
    const message = { name: scope.claim(wanted), doc: undefined, parts: parts() };
    holders.set(key, message);
    return message.name;
  };

  const nameOf = (id: string): string => {
    const name = names.get(id);
    if (name === undefined) throw new Error(`bug: no name for ${id}`);
    for (let each: string | undefined = id; each !== undefined; each = around.get(each)) used.add(each);
    return name;
  };

  const shapeOf = (type: TypeExpr): Shape => {
    const { type: inner, isNullable } = resolve(type);
    return { ...plainShape(inner), isNullable };
  };

  const plainShape = (type: TypeExpr): Omit<Shape, "isNullable"> => {
    switch (type.kind) {
      case "scalar":
        return scalarShape(type);
      case "literal":
        return { type: literalType(type), form: "scalar", note: `Always ${JSON.stringify(type.value)}.` };
      case "list":
        if (type.spelling === "ListValue") return { type: "google.protobuf.ListValue", form: "message" };
        return { type: elementOf(type.element), form: "list" };
      case "map":
        if (type.spelling === "Struct") return { type: "google.protobuf.Struct", form: "message" };
        return { type: mapType(type), form: "map" };
      case "tuple":
        return { type: tupleType(type), form: "message" };
      case "ref": {
        const declaration = declarationOf(declarations, type.id);
        if (declaration.kind !== "enum") return { type: nameOf(type.id), form: "message" };
        return isEnum(declaration) ? { type: nameOf(type.id), form: "enum" } : numberShape(declaration);
      }
      case "nullable":
        throw new Error("bug: a resolved type is not nullable");
    }
  };

  const mapType = ({ key, value }: MapType): string => `map<${keyType(key)}, ${elementOf(value)}>`;

  /** Keys are text or whole numbers. Those of an enum are the text of its values. */
  const keyType = (key: TypeExpr): string => {
    const { type } = resolve(key);
    return type.kind === "scalar" ? scalarShape(type).type : "string";
  };

  const elementOf = (type: TypeExpr): string => {
    const { type: inner, isNullable } = resolve(type);
    const element = presentElement(inner);
    if (!isNullable || element === anyJson) return element;
    const name = `Nullable${partName(element)}`;
    const { form } = inner.kind === "list" || inner.kind === "map" ? { form: "message" as const } : plainShape(inner);
    return hold(name, `nullable ${element}`, () => [holder("value", { type: element, form, isOptional: true })]);
  };

  const presentElement = (type: TypeExpr): string => {
    const { type: element, form } = plainShape(type);
    if (form === "list") {
      return hold(listName(element), `list ${element}`, () => [holder("values", { type: element, form })]);
    }
    if (form !== "map") return element;
    const [, key = "", value = ""] = /^map<(\S+), (\S+)>$/u.exec(element) ?? [];
    return hold(mapName(key, value), element, () => [holder("values", { type: element, form })]);
  };

  const tupleType = ({ elements, labels }: TupleType): string => {
    const types = elements.map(elementOf);
    const fields = elements.map((element, index) => holder(labels?.[index] ?? `item_${index + 1}`, shapeOf(element)));
    return hold(tupleName(labels, types), JSON.stringify([types, labels]), () => fields);
  };

  return { shapeOf, elementOf, nameOf, isUsed: (id) => used.has(id), resolve, holders: () => [...holders.values()] };
}

function scalarShape({ scalar, spelling = "" }: ScalarType): Omit<Shape, "isNullable"> {
  if (spelling === "FieldMask") return { type: "google.protobuf.FieldMask", form: "message" };
  if (/^(?:s(?:int|fixed)|fixed)(?:32|64)$/u.test(spelling)) return { type: spelling, form: "scalar" };
  const type = scalarTypes[scalar];
  return { type, form: type.includes(".") ? "message" : "scalar" };
}

/** Numbers that no enum of protocol buffers can have are plain numbers. */
function numberShape({ members }: EnumDeclaration): Omit<Shape, "isNullable"> {
  return { type: "int64", form: "scalar", note: `One of ${members.map(({ value }) => value).join(", ")}.` };
}
