import type { Declaration, EnumDeclaration } from "@autonats/model";
import type { JsonSchemaObject } from "./json-schema.js";
import { described, recordSchema, refTo, typeSchema } from "./type-schema.js";

/** Returns the schema of a declaration. That of an error is the schema of its data. */
export function declarationSchema(
  declaration: Declaration,
  declarations: ReadonlyMap<string, Declaration>,
): JsonSchemaObject {
  return described(schemaOf(declaration, declarations), declaration.doc);
}

function schemaOf(declaration: Declaration, declarations: ReadonlyMap<string, Declaration>): JsonSchemaObject {
  switch (declaration.kind) {
    case "record":
    case "error":
      return recordSchema(declaration.fields, declarations);
    case "enum":
      return enumSchema(declaration);
    case "union":
      return { oneOf: declaration.variants.map(({ record }) => ({ $ref: refTo(record) })) };
    case "alias":
      return typeSchema(declaration.type, declarations);
  }
}

function enumSchema({ members }: EnumDeclaration): JsonSchemaObject {
  return members.some(({ doc }) => doc !== undefined)
    ? { oneOf: members.map(({ value, doc }) => described({ const: value }, doc)) }
    : { enum: members.map(({ value }) => value) };
}
