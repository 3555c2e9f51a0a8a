import type { Document } from "@autonats/codegen";
import { block, signature } from "../text/layout.js";
import { runtimeType } from "../text/packages.js";
import { keywordType, namedType, printType, type TypeSyntax } from "../text/type-syntax.js";
import { orUndefined } from "../types/express-type.js";
import type { Place } from "./codec-functions.js";

/** The path of the value that a codec's function itself handles: its parameters. */
export const given: Place = { value: "value", at: "at", key: "key" };

const place: Document = ["at: ", printType(orUndefined(namedType(runtimeType("Path"))))];

/** A function that writes values of `type`. */
export function encodeFunction(name: string, type: TypeSyntax, body: readonly Document[]): Document {
  return codecFunction(name, type, keywordType("unknown"), body);
}

/** A function that reads values of `type`. */
export function decodeFunction(name: string, type: TypeSyntax, body: readonly Document[]): Document {
  return codecFunction(name, keywordType("unknown"), type, body);
}

function codecFunction(name: string, value: TypeSyntax, result: TypeSyntax, body: readonly Document[]): Document {
  const parameters = [["value: ", printType(value)], place, ["key: ", runtimeType("Key")]];
  return [`function ${name}`, signature(parameters, printType(result)), " ", block(body)];
}
