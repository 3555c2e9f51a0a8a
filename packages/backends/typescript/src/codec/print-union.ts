import { type Document, hardLine, indent } from "@autonats/codegen";
import { reservedFieldName, type UnionDeclaration } from "@autonats/model";
import { block, call } from "../text/layout.js";
import { literal, member } from "../text/literals.js";
import { runtimeValue } from "../text/packages.js";
import { type CodecFunctions, type Direction, fieldKey } from "./codec-functions.js";
import { opening } from "./print-fields.js";

/** Statements that write or read the variant which the tag names. */
export function unionBody(
  direction: Direction,
  { tag, variants }: UnionDeclaration,
  functions: CodecFunctions,
): readonly Document[] {
  const encodes = direction === "encode";
  const found =
    encodes && reservedFieldName(tag) === undefined
      ? member("fields", tag)
      : call(runtimeValue("decodeTag"), ["fields", "here", fieldKey(tag)]);
  const cases = variants.map((variant): Document => {
    const place = { value: encodes ? "fields" : "value", at: "at", key: "key" };
    const applied = functions.apply(direction, { kind: "ref", id: variant.record }, place);
    return [`case ${literal(variant.tag)}:`, indent([hardLine, "return ", applied, ";"])];
  });
  const otherwise: Document = [
    "default:",
    indent([hardLine, "return ", call(runtimeValue("failTag"), ["here", fieldKey(tag)]), ";"]),
  ];
  return [...opening(direction), ["switch (", found, ") ", block([...cases, otherwise])]];
}
