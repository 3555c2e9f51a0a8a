import type { Declaration, Field, Method, Model, Source, TypeExpr } from "@autonats/model";
import type { DeclaredSchema, FieldSchema, MethodSchema, ServiceSchema, TypeSchema } from "./schema.js";

/** Nothing of a schema is written anywhere. */
function sourceOf(name: string): Source {
  return { file: "schema.json", name, line: 1, column: 1, endLine: 1, endColumn: 2 };
}

/**
 * Creates a model of nothing but a schema, so that whatever reads models reads schemas too: their methods have the same
 * fingerprints. What a schema does not say has defaults.
 */
export function modelOfSchema({ methods, types }: ServiceSchema): Model {
  const service = { name: "Schema", subject: "schema", methods: methods.map(methodOf), source: sourceOf("Schema") };
  const declarations = Object.entries(types).map(([id, type]) => declarationOf(id, type));
  return { formatVersion: 1, services: [service], declarations };
}

function methodOf({ name, kind, request, result, errors = [] }: MethodSchema): Method {
  return {
    name,
    kind,
    parameters: fieldsOf(request),
    ...(result === undefined ? {} : { result: typeOf(result) }),
    errors,
    timeoutMs: 5000,
    concurrency: 5,
    idempotent: false,
    source: sourceOf(name),
  };
}

function declarationOf(id: string, schema: DeclaredSchema): Declaration {
  switch (schema.kind) {
    case "record":
      return {
        kind: "record",
        id,
        fields: fieldsOf(schema.fields),
        ...(schema.rest === undefined ? {} : { rest: typeOf(schema.rest) }),
      };
    case "error":
      return { ...schema, id, fields: fieldsOf(schema.fields) };
    case "enum": {
      const members = schema.values.map((value) => ({ value }));
      return { kind: "enum", id, base: typeof schema.values[0] === "number" ? "int" : "string", members };
    }
    case "union": {
      const variants = schema.variants.map(({ tag, ref }) => ({ tag, record: ref }));
      return { kind: "union", id, tag: schema.tag, variants };
    }
    case "choice": {
      const alternatives = schema.alternatives.map((each) => ({ ...each, type: typeOf(each.type) }));
      return { kind: "choice", id, alternatives };
    }
    case "alias":
      return { kind: "alias", id, type: typeOf(schema.type) };
  }
}

function fieldsOf(fields: readonly FieldSchema[]): readonly Field[] {
  return fields.map(({ name, type, optional = false }) => ({
    name,
    type: typeOf(type),
    optional,
    source: sourceOf(name),
  }));
}

function typeOf(schema: TypeSchema): TypeExpr {
  if (typeof schema === "string") return { kind: "scalar", scalar: schema };
  if ("bytes" in schema) return { kind: "scalar", scalar: "bytes", length: schema.bytes };
  if ("ref" in schema) return { kind: "ref", id: schema.ref };
  if ("list" in schema) return { kind: "list", element: typeOf(schema.list) };
  if ("tuple" in schema) return { kind: "tuple", elements: schema.tuple.map(typeOf) };
  if ("map" in schema) return { kind: "map", key: typeOf(schema.key), value: typeOf(schema.map) };
  if ("nullable" in schema) return { kind: "nullable", type: typeOf(schema.nullable) };
  return { kind: "literal", value: schema.literal };
}
