import { type Document, hardLine, indent } from "@autonats/codegen";
import type { ChoiceDeclaration } from "@autonats/model";
import { block, call } from "../text/layout.js";
import { literal } from "../text/literals.js";
import { runtimeValue } from "../text/packages.js";
import { printType } from "../text/type-syntax.js";
import { expressType } from "../types/express-type.js";
import type { CodecFunctions, Direction } from "./codec-functions.js";
import { runtimeCodec } from "./scalars.js";

/** Statements that write or read the alternative that a value is. */
export function choiceBody(
  direction: Direction,
  declaration: ChoiceDeclaration,
  functions: CodecFunctions,
): readonly Document[] {
  const { alternatives } = declaration;
  const place = call(runtimeValue("choose"), ["value", "at", "key", functions.choice(declaration)]);
  const cases = alternatives.map(({ type, key }, index): Document => {
    const cast = ["value as ", printType(expressType(type, functions.namer))];
    const value = direction === "encode" ? cast : "value";
    const applied =
      key === undefined
        ? functions.apply(direction, type, { value, at: "at", key: "key" })
        : call(runtimeCodec(direction, "Keyed"), [
            value,
            "at",
            "key",
            literal(key),
            functions.reference(direction, type),
          ]);
    // There is always one: any other value has been refused.
    const label = index === alternatives.length - 1 ? "default:" : `case ${index}:`;
    return [label, indent([hardLine, "return ", applied, ";"])];
  });
  return [["switch (", place, ") ", block(cases)]];
}
