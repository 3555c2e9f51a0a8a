import type { Alternative, ChoiceDeclaration, Declaration, Field, UnionDeclaration } from "@autonats/model";
import { fieldName, holder, propertyPart } from "./fields.js";
import type { ProtoField, ProtoMessage, ProtoOneof } from "./proto-file.js";
import { partName } from "./type-names.js";
import type { Types } from "./types.js";

/** Returns the message of a declaration. An enum has none, and an alias only where nothing else can hold what it stands for. */
export function planMessage(declaration: Exclude<Declaration, { readonly kind: "enum" }>, types: Types): ProtoMessage {
  return { name: types.nameOf(declaration.id), doc: declaration.doc, parts: partsOf(declaration, types) };
}

/** Returns the fields of a record of properties. */
export function propertyParts(fields: readonly Field[], types: Types): ProtoMessage["parts"] {
  const oneofs = new Map<string, ProtoField[]>();
  return fields.flatMap((field): ProtoMessage["parts"] => {
    const part = propertyPart(field, types.shapeOf(field.type));
    if (field.oneof === undefined || part.kind === "oneof") return [part];
    const member = { ...part, label: undefined };
    const known = oneofs.get(field.oneof);
    if (known !== undefined) {
      known.push(member);
      return [];
    }
    const own = [member];
    oneofs.set(field.oneof, own);
    return [{ kind: "oneof", wanted: field.oneof, fields: own }];
  });
}

function partsOf(declaration: Exclude<Declaration, { readonly kind: "enum" }>, types: Types): ProtoMessage["parts"] {
  switch (declaration.kind) {
    case "record": {
      const { fields, rest } = declaration;
      const parts = propertyParts(fields, types);
      if (rest === undefined) return parts;
      const others = { type: `map<string, ${types.elementOf(rest)}>`, form: "map", note: "All other keys." } as const;
      return [...parts, { ...holder("rest", others), key: "all other keys" }];
    }
    case "error":
      return propertyParts(declaration.fields, types);
    case "union":
      return [unionOneof(declaration, types)];
    case "choice":
      return [choiceOneof(declaration, types)];
    case "alias":
      return [holder("value", types.shapeOf(declaration.type))];
  }
}

function unionOneof({ variants }: UnionDeclaration, types: Types): ProtoOneof {
  const fields = variants.map(({ tag, record }) => oneofField(tag, fieldName(tag), types.nameOf(record)));
  return { kind: "oneof", wanted: "value", fields };
}

function choiceOneof({ id, alternatives }: ChoiceDeclaration, types: Types): ProtoOneof {
  const own = types.nameOf(id);
  const seen = new Map<string, number>();
  const fields = alternatives.map((alternative): ProtoField => {
    const { name, type, note } = alternativeOf(alternative, types);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { ...oneofField(count === 1 ? name : `${name} ${count}`, fieldName(within(own, name)), type), doc: note };
  });
  return { kind: "oneof", wanted: "value", fields };
}

/** What an alternative is, and a name for it: that of its message, or of its scalar as in `string_value`. */
function alternativeOf(
  { type }: Alternative,
  types: Types,
): { readonly name: string; readonly type: string; readonly note: string | undefined } {
  const element = types.elementOf(type);
  const { type: inner } = types.resolve(type);
  const { form, note } = types.shapeOf(type);
  if (inner.kind === "literal") return { name: String(inner.value), type: element, note };
  return { name: `${partName(element)}${form === "scalar" ? "Value" : ""}`, type: element, note };
}

/** The name of an alternative that has no other is that of its choice with something after it, which is enough. */
function within(choice: string, name: string): string {
  return name.startsWith(choice) && name.length > choice.length ? name.slice(choice.length) : name;
}

function oneofField(key: string, wanted: string, type: string): ProtoField {
  const base = { kind: "field", isProperty: false, label: undefined, number: undefined, doc: undefined } as const;
  return { ...base, key, wanted, type };
}
