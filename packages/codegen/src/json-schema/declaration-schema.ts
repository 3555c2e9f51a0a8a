import type { Alternative, Declaration, EnumDeclaration } from "@autonats/model";
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
    case "record": {
      const { fields, rest } = declaration;
      const closed = recordSchema(fields, declarations);
      return rest === undefined ? closed : { ...closed, additionalProperties: typeSchema(rest, declarations) };
    }
    case "error":
      return recordSchema(declaration.fields, declarations);
    case "enum":
      return enumSchema(declaration);
    case "union":
      return { oneOf: declaration.variants.map(({ record }) => ({ $ref: refTo(record) })) };
    case "choice":
      // An object may have keys that nobody knows, so those of another alternative do not speak against one.
      return { anyOf: declaration.alternatives.map((alternative) => alternativeSchema(alternative, declarations)) };
    case "alias":
      return typeSchema(declaration.type, declarations);
  }
}

function alternativeSchema(
  { type, key }: Alternative,
  declarations: ReadonlyMap<string, Declaration>,
): JsonSchemaObject {
  const schema = typeSchema(type, declarations);
  return key === undefined ? schema : { type: "object", properties: { [key]: schema }, required: [key] };
}

function enumSchema({ members }: EnumDeclaration): JsonSchemaObject {
  return members.some(({ doc }) => doc !== undefined)
    ? { oneOf: members.map(({ value, doc }) => described({ const: value }, doc)) }
    : { enum: members.map(({ value }) => value) };
}
