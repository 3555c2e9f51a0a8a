import type { JsonSchema, JsonSchemaObject } from "@autonats/codegen/json-schema";

/** A schema of draft 7, which the schemas of AsyncAPI extend: a tuple has its elements in `items`. */
export type Draft07 = boolean | { readonly [keyword: string]: unknown };

/** Returns a schema of draft 2020-12 in the words of draft 7. */
export function toDraft07(schema: JsonSchema): Draft07 {
  if (typeof schema === "boolean") return schema;
  const { prefixItems, items, ...rest } = schema;
  const tuple = prefixItems === undefined ? {} : { items: prefixItems.map(toDraft07), additionalItems: false };
  const list = items === undefined || prefixItems !== undefined ? {} : { items: toDraft07(items) };
  return { ...inside(rest), ...tuple, ...list };
}

function inside(schema: JsonSchemaObject): Record<string, unknown> {
  const { anyOf, oneOf, not, propertyNames, additionalProperties, properties, ...plain } = schema;
  return {
    ...plain,
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(toDraft07) }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map(toDraft07) }),
    ...(not === undefined ? {} : { not: toDraft07(not) }),
    ...(properties === undefined ? {} : { properties: mapValues(properties) }),
    ...(propertyNames === undefined ? {} : { propertyNames: toDraft07(propertyNames) }),
    ...(additionalProperties === undefined ? {} : { additionalProperties: toDraft07(additionalProperties) }),
  };
}

function mapValues(schemas: Readonly<Record<string, JsonSchema>>): Record<string, Draft07> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toDraft07(schema)]));
}
