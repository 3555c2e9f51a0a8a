import type { Document } from "@autonats/codegen";
import type { Field, TypeExpr } from "@autonats/model";
import { braced, call } from "../text/layout.js";
import { property } from "../text/literals.js";
import { printType, type TypeSyntax } from "../text/type-syntax.js";
import { expressType } from "../types/express-type.js";
import type { CodecFunctions, Direction } from "./codec-functions.js";
import { decodeField, encodeField, opening, refusal } from "./print-fields.js";
import { runtimeCodec } from "./scalars.js";

/** Statements that write an object whose other keys are data too. */
export function encodeWithRest(
  fields: readonly Field[],
  rest: TypeExpr,
  functions: CodecFunctions,
  unsent: readonly string[] = [],
): readonly Document[] {
  const parameters = ["fields", ...ending("encode", fields, rest, functions)];
  return [...opening("encode"), ...refusal(unsent), ["return ", call(runtimeCodec("encode", "Rest"), parameters), ";"]];
}

/** Statements that read an object whose other keys are data too. */
export function decodeWithRest(
  fields: readonly Field[],
  rest: TypeExpr,
  type: TypeSyntax,
  functions: CodecFunctions,
): readonly Document[] {
  // What is required is looked at first, as in all objects.
  const ordered = [...fields.filter(({ optional }) => !optional), ...fields.filter(({ optional }) => optional)];
  const parameters = ["fields", ...ending("decode", ordered, rest, functions)];
  const types = ["<", printType(type), ", ", printType(expressType(rest, functions.namer)), ">"];
  return [...opening("decode"), ["return ", call([runtimeCodec("decode", "Rest"), types], parameters), ";"]];
}

/** What both directions are given besides the object. */
function ending(
  direction: Direction,
  fields: readonly Field[],
  rest: TypeExpr,
  functions: CodecFunctions,
): readonly Document[] {
  const entries = fields.map((field) => {
    const value = direction === "encode" ? encodeField(field, functions) : decodeField(field, functions);
    return property(field.name, value, field.optional ? "comparison" : "other");
  });
  return ["at", "key", "here", braced(entries), functions.reference(direction, rest)];
}
