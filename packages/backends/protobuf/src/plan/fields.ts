import type { Field } from "@autonats/model";
import { toSnakeCase } from "../names/case.js";
import type { ProtoField, ProtoOneof } from "./proto-file.js";
import { anyJson, nullValue, wrapperTypes } from "./scalars.js";

/** What a field of some type is. */
export interface Shape {
  /** As the file spells it: that of the elements of a list, and for a map with its keys. */
  readonly type: string;
  /** Messages say themselves that they are there; scalars and enums only where they are asked to; lists and maps are empty instead. */
  readonly form: "scalar" | "enum" | "message" | "list" | "map";
  readonly isNullable: boolean;
  /** What the type does not say. */
  readonly note?: string;
}

/** Returns what carries one property of a record, or one parameter of a method. */
export function propertyPart({ name, optional, doc, number, source }: Field, shape: Shape): ProtoField | ProtoOneof {
  // Where fields have numbers, they also have the names of protocol buffers.
  const wanted = number === undefined ? fieldName(name) : source.name;
  const base = { kind: "field", key: name, isProperty: true, wanted, number } as const;
  const text = paragraphs(doc, shape.note);
  if (!optional || !shape.isNullable || isEmptyWhenAbsent(shape)) {
    return { ...base, ...presence(shape, optional), doc: text };
  }
  const value = { ...base, type: shape.type, label: undefined, doc: text };
  const isNull = { ...base, key: `${name} is null`, isProperty: false, number: undefined, wanted: `${wanted}_null` };
  const fields = [value, { ...isNull, type: nullValue, label: undefined, doc: undefined }];
  return { kind: "oneof", wanted: `${wanted}_or_null`, fields };
}

/** Returns a field of what holds a value that has no other form. It is not a property. */
export function holder(
  name: string,
  shape: Omit<Shape, "isNullable"> & { readonly isNullable?: boolean; readonly isOptional?: boolean },
): ProtoField {
  const { isNullable = false, isOptional = false, note } = shape;
  const base = { kind: "field", key: name, isProperty: false, wanted: fieldName(name), number: undefined } as const;
  return { ...base, ...presence({ ...shape, isNullable }, isOptional), doc: paragraphs(undefined, note) };
}

/** A name for a field, made of any text. */
export function fieldName(text: string): string {
  const name = toSnakeCase(text);
  return /^[a-z]/u.test(name) ? name : name === "" ? "field" : `field_${name}`;
}

/** Joins paragraphs of a comment. */
export function paragraphs(...texts: readonly (string | undefined)[]): string | undefined {
  const present = texts.filter((text) => text !== undefined);
  return present.length === 0 ? undefined : present.join("\n\n");
}

function presence({ type, form, isNullable }: Shape, isOptional: boolean): Pick<ProtoField, "type" | "label"> {
  if (form === "list") return { type, label: "repeated" };
  if (form === "map" || form === "message") return { type, label: undefined };
  if (isOptional) return { type, label: "optional" };
  if (!isNullable) return { type, label: undefined };
  const wrapper = wrapperTypes.get(type);
  return wrapper === undefined ? { type, label: "optional" } : { type: wrapper, label: undefined };
}

/** Lists and maps cannot be absent, and any JSON is null by itself. */
function isEmptyWhenAbsent({ type, form }: Shape): boolean {
  return form === "list" || form === "map" || type === anyJson;
}
