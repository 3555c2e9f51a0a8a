import type { Declaration, Field, Method, Model, ScalarName, Source, TypeExpr } from "@autonats/model";
import * as fc from "fast-check";

/** A method and the model that it belongs to. */
export interface Wire {
  readonly method: Method;
  readonly model: Model;
}

export const nowhere: Source = { file: "user.ts", name: "x", line: 1, column: 1, endLine: 1, endColumn: 2 };

const scalars: readonly ScalarName[] = ["bool", "string", "bytes", "int32", "int64", "float64", "timestamp", "json"];
const kinds = ["record", "record", "alias", "enum", "union", "choice", "open"] as const;
const tag = "kind";

function typeOf(ids: readonly string[]): fc.Arbitrary<TypeExpr> {
  const { type } = fc.letrec<{ type: TypeExpr }>((tie) => ({
    type: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.constantFrom(...scalars).map((scalar): TypeExpr => ({ kind: "scalar", scalar })),
      fc.constantFrom(...ids).map((id): TypeExpr => ({ kind: "ref", id })),
      fc.constantFrom("a", 1, true).map((value): TypeExpr => ({ kind: "literal", value })),
      tie("type").map((element): TypeExpr => ({ kind: "list", element })),
      tie("type").map((inner): TypeExpr => ({ kind: "nullable", type: inner })),
      tie("type").map((value): TypeExpr => ({ kind: "map", key: { kind: "scalar", scalar: "string" }, value })),
      fc.array(tie("type"), { maxLength: 3 }).map((elements): TypeExpr => ({ kind: "tuple", elements })),
    ),
  }));
  return type;
}

function fieldsOf(ids: readonly string[]): fc.Arbitrary<readonly Field[]> {
  const field = fc
    .record({ name: fc.constantFrom("a", "b", "c", "d"), type: typeOf(ids), optional: fc.boolean() })
    .map((each): Field => ({ ...each, source: nowhere }));
  return fc.uniqueArray(field, { maxLength: 3, selector: ({ name }) => name });
}

function tagged(value: string, fields: readonly Field[]): readonly Field[] {
  return [{ name: tag, type: { kind: "literal", value }, optional: false, source: nowhere }, ...fields];
}

/** A union, and the records that are its variants. */
function unionOf(id: string, ids: readonly string[]): fc.Arbitrary<readonly Declaration[]> {
  return fc
    .array(fieldsOf(ids), { minLength: 1, maxLength: 3 })
    .map((all) => [
      { kind: "union", id, tag, variants: all.map((_, index) => ({ tag: `v${index}`, record: `${id}V${index}` })) },
      ...all.map(
        (fields, index): Declaration => ({ kind: "record", id: `${id}V${index}`, fields: tagged(`v${index}`, fields) }),
      ),
    ]);
}

/** An alias never stands for nothing but names, so that each of them ends somewhere. */
function aliasOf(id: string, ids: readonly string[]): fc.Arbitrary<Declaration> {
  const made = typeOf(ids).filter((type) => type.kind !== "ref" && type.kind !== "nullable");
  return made.map((type) => ({ kind: "alias", id, type }));
}

function declarationsOf(kind: (typeof kinds)[number], id: string, ids: readonly string[]) {
  switch (kind) {
    case "record":
      return fieldsOf(ids).map((fields): readonly Declaration[] => [{ kind: "record", id, fields }]);
    case "alias":
      return aliasOf(id, ids).map((alias): readonly Declaration[] => [alias]);
    case "enum":
      return fc
        .uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: 1 })
        .map((values): readonly Declaration[] => [
          { kind: "enum", id, base: "string", members: values.map((value) => ({ value })) },
        ]);
    case "union":
      return unionOf(id, ids);
    case "choice":
      return typeOf(ids).map((element): readonly Declaration[] => [
        {
          kind: "choice",
          id,
          alternatives: [
            { type: { kind: "scalar", scalar: "string" }, when: { json: "string" } },
            { type: { kind: "list", element }, when: { json: "list", items: [{ json: "string" }] } },
            {
              type: { kind: "scalar", scalar: "timestamp" },
              when: { json: "object", fields: [{ name: "$timestamp", present: true }] },
              key: "$timestamp",
            },
          ],
        },
      ]);
    case "open":
      return fc
        .tuple(fieldsOf(ids), typeOf(ids))
        .map(([fields, rest]): readonly Declaration[] => [{ kind: "record", id, fields, rest }]);
  }
}

/** A method with types that may lead anywhere, back to themselves too. */
export const wires: fc.Arbitrary<Wire> = fc
  .array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 5 })
  .chain((chosen) => {
    const ids = chosen.map((_, index) => `T${index}`);
    return fc
      .record({
        declared: fc.tuple(...chosen.map((kind, index) => declarationsOf(kind, ids[index] ?? "", ids))),
        parameters: fieldsOf(ids),
        result: typeOf(ids),
        error: fieldsOf(ids),
      })
      .map(({ declared, parameters, result, error }): Wire => {
        const declarations: readonly Declaration[] = [
          ...declared.flat(),
          { kind: "error", id: "Failed", fields: error },
        ];
        const method: Method = {
          name: "Get",
          kind: "unary",
          parameters,
          result,
          errors: [{ ref: "Failed", code: "ABORTED" }],
          timeoutMs: 5000,
          concurrency: 5,
          idempotent: false,
          source: nowhere,
        };
        return { method, model: { formatVersion: 1, services: [], declarations } };
      });
  });
