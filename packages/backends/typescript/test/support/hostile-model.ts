import type { Field, Model, Source, TypeExpr } from "@autonats/model";

/** The places of a model that text from outside gets into. */
export interface Texts {
  readonly docs: string;
  readonly literals: string;
  /** Of fields, parameters and members of enums. */
  readonly names: string;
  readonly file: string;
  readonly package: string;
}

export const harmless: Texts = { docs: "x", literals: "x", names: "x", file: "x.ts", package: "x" };

/** A model with every kind of declaration, with the same text wherever text of its kind can be. */
export function modelWith(texts: Texts): Model {
  const { docs, literals, names, file } = texts;
  const at = (name: string): Source => ({ file, name, line: 1, column: 1, endLine: 1, endColumn: 2 });
  const exported = (name: string) => ({ ...at(name), exported: true });
  const field = (name: string, type: TypeExpr, optional = false): Field => ({
    name,
    type,
    optional,
    doc: docs,
    source: at(name),
  });
  const string: TypeExpr = { kind: "scalar", scalar: "string" };
  const local = (id: string): TypeExpr => ({ kind: "ref", id });
  return {
    formatVersion: 1,
    services: [
      {
        name: "Text",
        subject: "text",
        version: "1.0.0",
        doc: docs,
        source: at("TextService"),
        methods: [
          {
            name: "Get",
            kind: "unary",
            parameters: [field(names, local("Local")), field("other", { kind: "literal", value: literals }, true)],
            result: local("Union"),
            errors: [{ ref: "Failure", code: "ABORTED" }],
            timeoutMs: 5000,
            concurrency: 5,
            idempotent: true,
            doc: docs,
            source: at("get"),
          },
        ],
      },
    ],
    declarations: [
      { kind: "enum", id: "Choice", base: "string", members: [{ value: literals }], doc: docs },
      {
        kind: "enum",
        id: "Colour",
        base: "string",
        members: [{ value: literals, source: at(names), doc: docs }],
        source: { ...exported("Colour"), package: texts.package },
      },
      {
        kind: "error",
        id: "Failure",
        name: literals,
        fields: [field(names, string, true)],
        source: exported("Failure"),
      },
      {
        kind: "record",
        id: "Local",
        doc: docs,
        fields: [
          field(names, string, true),
          field("tag", { kind: "literal", value: literals }),
          field("member", { kind: "literal", value: literals, member: { ref: "Colour", name: names } }),
          field("colours", { kind: "map", key: local("Colour"), value: local("Choice") }),
        ],
      },
      { kind: "union", id: "Union", tag: "tag", variants: [{ tag: literals, record: "Local" }], doc: docs },
    ],
  };
}
