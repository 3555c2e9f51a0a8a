import type { Document } from "@autonats/codegen";
import { type Field, reservedFieldName } from "@autonats/model";
import { assigned, braced, call, comparison, conditional, ifStatement } from "../text/layout.js";
import { listed } from "../text/lists.js";
import { literal, member, property, quotedMember } from "../text/literals.js";
import { runtimeType, runtimeValue } from "../text/packages.js";
import { genericType, printType, type TypeSyntax } from "../text/type-syntax.js";
import { type CodecFunctions, type Direction, fieldKey, type Place } from "./codec-functions.js";

/** Statements that write the fields of `value` into a new object. */
export function encodeFields(
  fields: readonly Field[],
  functions: CodecFunctions,
  unsent: readonly string[] = [],
): readonly Document[] {
  const read = call(runtimeValue("encodeObject"), ["value", "at", "key"]);
  if (fields.length === 0 && unsent.length === 0) return [[read, ";"], "return {};"];
  const entries = fields.map((field) =>
    property(field.name, encodeField(field, functions), field.optional ? "comparison" : "other"),
  );
  return [...opening("encode"), ...refusal(unsent), ["return ", braced(entries), ";"]];
}

/** A statement that refuses keys which the source's type has but which cannot be sent. */
export function refusal(unsent: readonly string[]): readonly Document[] {
  if (unsent.length === 0) return [];
  return [[call(runtimeValue("refuseUnsent"), ["fields", "here", listed(unsent.map(literal))]), ";"]];
}

/** The value of a field as it is written; of an optional one, undefined where it is not there. */
export function encodeField(field: Field, functions: CodecFunctions): Document {
  const place = placeOf(field, "encode");
  const value = functions.apply("encode", field.type, place);
  return field.optional ? unlessUndefined(place.value, value) : value;
}

/** Statements that read fields into a new object, whose optional fields are there only if they were sent. */
export function decodeFields(
  fields: readonly Field[],
  type: TypeSyntax,
  functions: CodecFunctions,
): readonly Document[] {
  if (fields.length === 0) return [[call(runtimeValue("decodeObject"), ["value", "at", "key"]), ";"], "return {};"];
  const isAssigned = (field: Field): boolean => field.optional && field.spelling !== "undefined";
  const optional = fields.filter(isAssigned);
  const object = braced(
    fields
      .filter((field) => !isAssigned(field))
      .map((field) => property(field.name, decodeField(field, functions), field.optional ? "comparison" : "other")),
  );
  if (optional.length === 0) return [...opening("decode"), ["return ", object, ";"]];
  const writable = printType(genericType(runtimeType("Writable"), type));
  return [
    ...opening("decode"),
    [assigned(["const result: ", writable], " =", object), ";"],
    ...optional.map((field) => assignIfSent("result", field, functions)),
    "return result;",
  ];
}

/** Statements that read fields into a request record, whose optional fields may be undefined. */
export function decodeParameters(fields: readonly Field[], functions: CodecFunctions): readonly Document[] {
  const entries = fields.map((field) =>
    field.optional
      ? property(field.name, decodeField(field, functions), "comparison")
      : property(field.name, decodeField(field, functions)),
  );
  return [...opening("decode"), ["return ", braced(entries), ";"]];
}

/** The value of a field; of an optional one, undefined where it was not sent. */
export function decodeField(field: Field, functions: CodecFunctions): Document {
  const place = placeOf(field, "decode");
  const value = functions.apply("decode", field.type, place);
  return field.optional ? unlessUndefined(place.value, value) : value;
}

/** Checks that `value` is an object, and declares the path of what is in it. */
export function opening(direction: Direction): readonly Document[] {
  return [
    ["const fields = ", call(runtimeValue(`${direction}Object`), ["value", "at", "key"]), ";"],
    ["const here = ", call(runtimeValue("pathOf"), ["at", "key"]), ";"],
  ];
}

/** A statement that sets a field of an object that there is already. */
export function assignField(object: string, field: Field, functions: CodecFunctions): Document {
  if (field.optional) return assignIfSent(object, field, functions);
  return [assigned(member(object, field.name), " =", decodeField(field, functions)), ";"];
}

function placeOf({ name }: Field, direction: Direction): Place {
  if (reservedFieldName(name) !== undefined) {
    const value = call(runtimeValue("fieldOf"), ["fields", fieldKey(name)]);
    return { value, at: "here", key: fieldKey(name) };
  }
  const value = direction === "encode" ? member("fields", name) : quotedMember("fields", name);
  return { value, at: "here", key: fieldKey(name) };
}

function unlessUndefined(value: Document, then: Document): Document {
  return conditional(comparison(value, "===", "undefined"), "undefined", then);
}

function assignIfSent(object: string, field: Field, functions: CodecFunctions): Document {
  const place = placeOf(field, "decode");
  const decoded = functions.apply("decode", field.type, place);
  return ifStatement(comparison(place.value, "!==", "undefined"), [
    assigned(member(object, field.name), " =", decoded),
    ";",
  ]);
}
