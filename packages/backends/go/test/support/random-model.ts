import {
  codes,
  type Declaration,
  type Field,
  type Method,
  type Model,
  type ScalarName,
  type Service,
  type Source,
  type TypeExpr,
  toPascalCase,
} from "@autonats/model";
import * as fc from "fast-check";

const source: Source = { file: "random.ts", name: "x", line: 1, column: 1, endLine: 1, endColumn: 2 };

const scalars: readonly ScalarName[] = [
  "bool",
  "string",
  "uuid",
  "decimal",
  "bytes",
  "int8",
  "int16",
  "int32",
  "uint8",
  "uint16",
  "uint32",
  "int",
  "uint",
  "int64",
  "uint64",
  "float32",
  "float64",
  "timestamp",
  "duration",
  "json",
  "rawJson",
];

const keys: readonly ScalarName[] = [
  "string",
  "uuid",
  "decimal",
  "int8",
  "int16",
  "int32",
  "uint8",
  "uint16",
  "uint32",
  "int",
  "uint",
  "int64",
  "uint64",
];

/** Names that Go, its tools or generated code would like to have for themselves, and such as meet when Go changes them. */
const wanted: readonly string[] = (
  "type func range string error nil true any int len append make new c ctx e d v o r k u nc server options caller context time nats autonats " +
  "json reflect id Id ID iD user_id userId userID url URL Url urls _ __ _a a a_ A_ a_b aB AB message Message error_ Error Error_ setMessage " +
  "isShape main init natsUser natsUserService natsEncodeUser UserClient UserServer NewUserClient UserHandler NewUserHandler User Value Set V0 Get get"
).split(" ");

const name = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...wanted) },
  { weight: 1, arbitrary: fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/u) },
);

const typeName = name.map(toPascalCase);

/** Ids by the kind of their declarations. */
interface Ids {
  readonly record: readonly string[];
  readonly enum: readonly string[];
  readonly union: readonly string[];
  readonly alias: readonly string[];
  readonly error: readonly string[];
}

/** Any model that linking could return, with difficult names. */
export const randomModel: fc.Arbitrary<Model> = fc
  .uniqueArray(typeName, { minLength: 8, maxLength: 14 })
  .chain((names) => {
    const ids: Ids = {
      record: names.slice(0, -6),
      enum: names.slice(-6, -4),
      union: names.slice(-4, -3),
      alias: names.slice(-3, -1),
      error: names.slice(-1),
    };
    return fc.record({
      formatVersion: fc.constant(1 as const),
      services: services(ids),
      declarations: declarations(ids),
    });
  });

function reference(ids: readonly string[]): fc.Arbitrary<TypeExpr> {
  return fc.constantFrom(...ids).map((id) => ({ kind: "ref", id }));
}

function type(ids: Ids, depth = 2): fc.Arbitrary<TypeExpr> {
  const simple = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...scalars).map((scalar): TypeExpr => ({ kind: "scalar", scalar })) },
    { weight: 1, arbitrary: fc.nat(40).map((length): TypeExpr => ({ kind: "scalar", scalar: "bytes", length })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom<string | number | boolean>("x", 1.5, true)
        .map((value): TypeExpr => ({ kind: "literal", value })),
    },
    { weight: 5, arbitrary: reference([...ids.record, ...ids.enum, ...ids.union, ...ids.alias]) },
  );
  if (depth === 0) return simple;
  const inner = type(ids, depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: simple },
    { weight: 3, arbitrary: container(ids, inner) },
    {
      weight: 1,
      arbitrary: inner.map((each): TypeExpr => ({ kind: "nullable", type: each })),
    },
  );
}

function container(ids: Ids, inner: fc.Arbitrary<TypeExpr>): fc.Arbitrary<TypeExpr> {
  const key = fc.oneof(
    fc.constantFrom(...keys).map((scalar): TypeExpr => ({ kind: "scalar", scalar })),
    reference(ids.enum.slice(0, 1)),
  );
  return fc.oneof(
    inner.map((element): TypeExpr => ({ kind: "list", element })),
    fc.record({ kind: fc.constant("map" as const), key, value: inner }),
    fc.array(inner, { maxLength: 8 }).map((elements): TypeExpr => ({ kind: "tuple", elements })),
    fc.tuple(inner, fc.integer({ min: 1, max: 12 })).map(
      ([element, length]): TypeExpr => ({
        kind: "tuple",
        elements: Array.from({ length }, () => element),
      }),
    ),
  );
}

function fields(ids: Ids): fc.Arbitrary<readonly Field[]> {
  const field = fc.record({ name, type: type(ids), optional: fc.boolean(), source: fc.constant(source) });
  return fc.uniqueArray(field, { maxLength: 6, selector: (each) => each.name });
}

function declarations(ids: Ids): fc.Arbitrary<readonly Declaration[]> {
  const [union = ""] = ids.union;
  const variants = ids.record.slice(0, 2);
  const kind = (tag: string): Field => ({
    name: "kind",
    type: { kind: "literal", value: tag },
    optional: false,
    source,
  });
  const records = ids.record.map((id) =>
    fields(ids).map((all): Declaration => {
      const rest = all.filter((field) => field.name !== "kind");
      return { kind: "record", id, fields: variants.includes(id) ? [kind(id), ...rest] : all };
    }),
  );
  const enums = ids.enum.map((id, index) =>
    index === 0
      ? fc
          .uniqueArray(fc.oneof(name, fc.string({ maxLength: 8 })), { minLength: 1, maxLength: 4 })
          .map((values) => values.map((value) => ({ value })))
          .map((members): Declaration => ({ kind: "enum", id, base: "string", members }))
      : fc
          .uniqueArray(fc.maxSafeInteger(), { minLength: 1, maxLength: 4 })
          .map((values) => values.map((value) => ({ value })))
          .map((members): Declaration => ({ kind: "enum", id, base: "int", members })),
  );
  const aliases = ids.alias.map((id) =>
    fc
      .oneof(
        fc.constantFrom(...scalars).map((scalar): TypeExpr => ({ kind: "scalar", scalar })),
        container(ids, type(ids, 1)),
        reference([...ids.record, ...ids.union, ...ids.enum]),
      )
      .map((aliased): Declaration => ({ kind: "alias", id, type: aliased })),
  );
  const errors = ids.error.map((id) => fields(ids).map((all): Declaration => ({ kind: "error", id, fields: all })));
  const unions = fc.constant<Declaration>({
    kind: "union",
    id: union,
    tag: "kind",
    variants: variants.map((record) => ({ tag: record, record })),
  });
  return fc.tuple(...records, ...enums, ...aliases, ...errors, unions);
}

function services(ids: Ids): fc.Arbitrary<readonly Service[]> {
  const method: fc.Arbitrary<Method> = fc.record(
    {
      name: typeName,
      kind: fc.constant("unary" as const),
      parameters: fields(ids),
      result: type(ids),
      errors: fc.uniqueArray(fc.record({ ref: fc.constantFrom(...ids.error), code: fc.constantFrom(...codes) }), {
        maxLength: 2,
        selector: (each) => each.code,
      }),
      timeoutMs: fc.integer({ min: 1, max: 86_400_000 }),
      concurrency: fc.integer({ min: 1, max: 65_535 }),
      idempotent: fc.boolean(),
      source: fc.constant(source),
    },
    { requiredKeys: ["name", "kind", "parameters", "errors", "timeoutMs", "concurrency", "idempotent", "source"] },
  );
  const mixed = fc.oneof(
    { weight: 4, arbitrary: method },
    {
      weight: 1,
      arbitrary: method.map(
        ({ result: _, ...rest }): Method => ({ ...rest, kind: "oneWay", errors: [], idempotent: false }),
      ),
    },
  );
  const service = fc.record(
    {
      name: name.filter((each) => /^[A-Za-z]/u.test(each)),
      subject: fc.constant("random"),
      version: fc.constantFrom("1.0.0", "2.1.0"),
      methods: fc.uniqueArray(mixed, { maxLength: 5, selector: (each) => each.name }),
      source: fc.constant(source),
    },
    { requiredKeys: ["name", "subject", "methods", "source"] },
  );
  return fc.array(service, { minLength: 1, maxLength: 3 });
}
