import type { Document } from "@autonats/codegen";
import type { Field } from "@autonats/model";
import { assigned, braced, call, comparison, conditional, ifStatement } from "../text/layout.js";
import { member, property, quotedMember } from "../text/literals.js";
import { runtimeType, runtimeValue } from "../text/packages.js";
import { genericType, printType, type TypeSyntax } from "../text/type-syntax.js";
import { type CodecFunctions, type Direction, fieldKey, type Place } from "./codec-functions.js";

/** Statements that write the fields of `value` into a new object. */
export function encodeFields(fields: readonly Field[], functions: CodecFunctions): readonly Document[] {
  const read = call(runtimeValue("encodeObject"), ["value", "at", "key"]);
  if (fields.length === 0) return [[read, ";"], "return {};"];
  const entries = fields.map((field) => {
    const place = placeOf(field, "encode");
    const value = functions.apply("encode", field.type, place);
    return field.optional
      ? property(field.name, unlessUndefined(place.value, value), "comparison")
      : property(field.name, value);
  });
  return [...opening("encode"), ["return ", braced(entries), ";"]];
}

/** Statements that read fields into a new object, whose optional fields are there only if they were sent. */
export function decodeFields(
  fields: readonly Field[],
  type: TypeSyntax,
  functions: CodecFunctions,
): readonly Document[] {
  if (fields.length === 0) return [[call(runtimeValue("decodeObject"), ["value", "at", "key"]), ";"], "return {};"];
  const required = fields.filter((field) => !field.optional);
  const optional = fields.filter((field) => field.optional);
  const object = braced(required.map((field) => property(field.name, decodeField(field, functions))));
  if (optional.length === 0) return [...opening("decode"), ["return ", object, ";"]];
  const writable = printType(genericType(runtimeType("Writable"), type));
  return [
    ...opening("decode"),
    [assigned(["const result: ", writable], " =", object), ";"],
    ...optional.map((field) => assignIfSent(field, functions)),
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

function placeOf({ name }: Field, direction: Direction): Place {
  const value = direction === "encode" ? member("fields", name) : quotedMember("fields", name);
  return { value, at: "here", key: fieldKey(name) };
}

function unlessUndefined(value: Document, then: Document): Document {
  return conditional(comparison(value, "===", "undefined"), "undefined", then);
}

function assignIfSent(field: Field, functions: CodecFunctions): Document {
  const place = placeOf(field, "decode");
  const decoded = functions.apply("decode", field.type, place);
  return ifStatement(comparison(place.value, "!==", "undefined"), [
    assigned(member("result", field.name), " =", decoded),
    ";",
  ]);
}
