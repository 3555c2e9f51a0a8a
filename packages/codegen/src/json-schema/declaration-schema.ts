import type { Alternative, Declaration, EnumDeclaration } from "@autonats/model";
import type { JsonSchemaObject, SchemaContext } from "./json-schema.js";
import { described, recordSchema, typeSchema } from "./type-schema.js";

/** Returns the schema of a declaration. That of an error is the schema of its data. */
export function declarationSchema(declaration: Declaration, context: SchemaContext): JsonSchemaObject {
  return described(schemaOf(declaration, context), declaration.doc);
}

function schemaOf(declaration: Declaration, context: SchemaContext): JsonSchemaObject {
  switch (declaration.kind) {
    case "record": {
      const { fields, rest } = declaration;
      const closed = recordSchema(fields, context);
      return rest === undefined ? closed : { ...closed, additionalProperties: typeSchema(rest, context) };
    }
    case "error":
      return recordSchema(declaration.fields, context);
    case "enum":
      return enumSchema(declaration);
    case "union":
      return { oneOf: declaration.variants.map(({ record }) => ({ $ref: context.refTo(record) })) };
    case "choice":
      // An object may have keys that nobody knows, so those of another alternative do not speak against one.
      return { anyOf: declaration.alternatives.map((alternative) => alternativeSchema(alternative, context)) };
    case "alias":
      return typeSchema(declaration.type, context);
  }
}

function alternativeSchema({ type, key }: Alternative, context: SchemaContext): JsonSchemaObject {
  const schema = typeSchema(type, context);
  return key === undefined ? schema : { type: "object", properties: { [key]: schema }, required: [key] };
}

function enumSchema({ members }: EnumDeclaration): JsonSchemaObject {
  return members.some(({ doc }) => doc !== undefined)
    ? { oneOf: members.map(({ value, doc }) => described({ const: value }, doc)) }
    : { enum: members.map(({ value }) => value) };
}
