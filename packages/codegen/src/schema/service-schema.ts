import {
  compareText,
  type Declaration,
  declarationOf,
  type Field,
  indexDeclarations,
  type Model,
  type Service,
  type TypeExpr,
} from "@autonats/model";
import { isolate } from "../isolate.js";
import type { DeclaredSchema, FieldSchema, MethodSchema, ServiceSchema, TypeSchema } from "./schema.js";

/** Returns the shapes of a service as data, without documentation, places and spellings. Types are called as if there were no others. */
export function serviceSchema(service: Pick<Service, "methods">, model: Model): ServiceSchema {
  const { services, declarations } = isolate(model, [service]);
  const index = indexDeclarations(declarations);
  const types = new Map<string, DeclaredSchema>();
  const pending: string[] = [];
  const write = new SchemaWriter((id) => pending.push(id));
  const methods = services.flatMap((own) => own.methods.map((method) => write.method(method)));
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (types.has(id)) continue;
    types.set(id, write.declaration(declarationOf(index, id)));
  }
  return {
    format: 1,
    methods,
    types: Object.fromEntries([...types].sort(([left], [right]) => compareText(left, right))),
  };
}

/** Writes parts of a model as parts of a schema, and reports each type that they refer to. */
class SchemaWriter {
  readonly #onReference: (id: string) => void;

  constructor(onReference: (id: string) => void) {
    this.#onReference = onReference;
  }

  method({ name, kind, parameters, result, errors }: Service["methods"][number]): MethodSchema {
    return {
      name,
      kind,
      request: this.#fields(parameters),
      ...(result === undefined ? {} : { result: this.#type(result) }),
      ...(errors.length === 0 ? {} : { errors: errors.map(({ ref, code }) => ({ ref: this.#reference(ref), code })) }),
    };
  }

  declaration(declaration: Declaration): DeclaredSchema {
    switch (declaration.kind) {
      case "record":
        return {
          kind: "record",
          fields: this.#fields(declaration.fields),
          ...(declaration.rest === undefined ? {} : { rest: this.#type(declaration.rest) }),
        };
      case "error": {
        const { id, name = id, fields } = declaration;
        return { kind: "error", ...(name === id ? {} : { name }), fields: this.#fields(fields) };
      }
      case "enum":
        return { kind: "enum", values: [...new Set(declaration.members.map(({ value }) => value))] };
      case "union": {
        const variants = declaration.variants.map(({ tag, record }) => ({ tag, ref: this.#reference(record) }));
        return { kind: "union", tag: declaration.tag, variants };
      }
      case "choice": {
        const alternatives = declaration.alternatives.map(({ when, type, key }) => ({
          when,
          type: this.#type(type),
          ...(key === undefined ? {} : { key }),
        }));
        return { kind: "choice", alternatives };
      }
      case "alias":
        return { kind: "alias", type: this.#type(declaration.type) };
    }
  }

  #fields(fields: readonly Field[]): readonly FieldSchema[] {
    return fields.map(({ name, type, optional }) => ({
      name,
      type: this.#type(type),
      ...(optional ? { optional } : {}),
    }));
  }

  #type(type: TypeExpr): TypeSchema {
    switch (type.kind) {
      case "scalar":
        if (type.length !== undefined) return { bytes: type.length };
        return type.scalar === "rawJson" ? "json" : type.scalar;
      case "ref":
        return { ref: this.#reference(type.id) };
      case "list":
        return { list: this.#type(type.element) };
      case "tuple":
        return { tuple: type.elements.map((element) => this.#type(element)) };
      case "map":
        return { map: this.#type(type.value), key: this.#type(type.key) };
      case "nullable":
        return { nullable: this.#type(type.type) };
      case "literal":
        return { literal: type.value };
    }
  }

  #reference(id: string): string {
    this.#onReference(id);
    return id;
  }
}
