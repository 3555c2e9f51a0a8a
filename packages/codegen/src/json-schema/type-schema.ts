import type { Field, TypeExpr } from "@autonats/model";
import type { JsonSchema, JsonSchemaObject, SchemaContext } from "./json-schema.js";
import { keySchema, scalarSchema } from "./scalar-schema.js";

/** Returns the schema of a type. */
export function typeSchema(type: TypeExpr, context: SchemaContext): JsonSchemaObject {
  const inner = (child: TypeExpr): JsonSchema => typeSchema(child, context);
  switch (type.kind) {
    case "scalar":
      return scalarSchema(type.scalar, type.length, context);
    case "list":
      return { type: "array", items: inner(type.element) };
    case "tuple":
      return {
        type: "array",
        prefixItems: type.elements.map(inner),
        items: false,
        minItems: type.elements.length,
      };
    case "map":
      return {
        type: "object",
        propertyNames: mapKeySchema(type.key, context),
        additionalProperties: inner(type.value),
      };
    case "literal":
      return { const: type.value };
    case "nullable":
      return { anyOf: [inner(type.type), { type: "null" }] };
    case "ref":
      return { $ref: context.refTo(type.id) };
  }
}

/** Returns the schema of an object with known keys. Keys that nobody knows are ignored, as readers do. */
export function recordSchema(fields: readonly Field[], context: SchemaContext): JsonSchemaObject {
  const properties = Object.fromEntries(
    fields.map(({ name, type, doc }) => [name, described(typeSchema(type, context), doc)]),
  );
  const required = fields.filter(({ optional }) => !optional).map(({ name }) => name);
  return {
    type: "object",
    ...(fields.length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** Returns a schema with a description, if there is one. */
export function described(schema: JsonSchemaObject, doc: string | undefined): JsonSchemaObject {
  return doc === undefined ? schema : { description: doc, ...schema };
}

function mapKeySchema(key: TypeExpr, context: SchemaContext): JsonSchema {
  if (key.kind === "scalar") return keySchema(key.scalar);
  if (key.kind !== "ref") return true;
  const declaration = context.declarations.get(key.id);
  return declaration?.kind === "alias" ? mapKeySchema(declaration.type, context) : { $ref: context.refTo(key.id) };
}
