import type { Declaration, Field, Method, Model, ScalarName, Service, Source, TypeExpr } from "@autonats/model";
import { codes } from "@autonats/model";
import * as fc from "fast-check";

/** The place of everything in a random model: places do not affect what is printed. */
function sourceAt(file: string, name: string): Source {
  return { file, name, line: 1, column: 1, endLine: 1, endColumn: 2 };
}

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

const mapKeys: readonly ScalarName[] = [
  "string",
  "uuid",
  "decimal",
  "int8",
  "int32",
  "uint16",
  "int",
  "uint",
  "int64",
  "uint64",
];

/** Names that are short, long, or mean something to TypeScript or to generated code. */
export const names: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z][a-zA-Z0-9_]{0,11}$/u) },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-z][a-zA-Z0-9_]{20,40}$/u) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "new",
      "class",
      "value",
      "at",
      "key",
      "here",
      "fields",
      "result",
      "call",
      "server",
      "await",
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom("_", "id", "type", "kind", "options", "message", "name", "codec", "caller") },
);

const pascalNames = names
  .map((name) => name.charAt(0).toUpperCase() + name.slice(1))
  .filter((name) => /^[A-Z]/u.test(name));

const docs: fc.Arbitrary<string | undefined> = fc.option(
  fc.oneof(
    fc.lorem({ mode: "sentences", maxCount: 2 }),
    fc.array(fc.lorem({ maxCount: 4 })).map((lines) => lines.join("\n")),
  ),
  { nil: undefined, freq: 3 },
);

interface Shape {
  readonly file: string;
  readonly ids: readonly string[];
  readonly enums: readonly string[];
}

function types({ ids, enums }: Shape): fc.Arbitrary<TypeExpr> {
  const scalar = fc.constantFrom(...scalars).map((name): TypeExpr => ({ kind: "scalar", scalar: name }));
  const key = fc.oneof(
    fc.constantFrom(...mapKeys).map((name): TypeExpr => ({ kind: "scalar", scalar: name })),
    ...(enums.length === 0 ? [] : [fc.constantFrom(...enums).map((id): TypeExpr => ({ kind: "ref", id }))]),
  );
  const { type } = fc.letrec<{ type: TypeExpr }>((tie) => ({
    type: fc.oneof(
      { maxDepth: 3, depthSize: "small", withCrossShrink: true },
      scalar,
      ids.length === 0 ? scalar : fc.constantFrom(...ids).map((id): TypeExpr => ({ kind: "ref", id })),
      fc
        .oneof(fc.string({ maxLength: 12 }), fc.integer(), fc.boolean())
        .map((value): TypeExpr => ({ kind: "literal", value })),
      fc.record({ kind: fc.constant("list" as const), element: tie("type") }),
      fc.record({ kind: fc.constant("list" as const), element: tie("type"), spelling: fc.constant("readonly") }),
      tie("type").map((inner): TypeExpr => (inner.kind === "nullable" ? inner : { kind: "nullable", type: inner })),
      fc.record({ kind: fc.constant("map" as const), key, value: tie("type") }),
      fc.record({
        kind: fc.constant("tuple" as const),
        elements: fc.array(tie("type"), { minLength: 1, maxLength: 4 }),
      }),
      fc
        .record({ element: tie("type"), length: fc.integer({ min: 1, max: 40 }) })
        .map(({ element, length }): TypeExpr => ({ kind: "tuple", elements: Array.from({ length }, () => element) })),
      fc.integer({ min: 1, max: 64 }).map((length): TypeExpr => ({ kind: "scalar", scalar: "bytes", length })),
    ),
  }));
  return type;
}

function fieldsOf(shape: Shape, maxLength: number): fc.Arbitrary<readonly Field[]> {
  const field = fc.record({ name: names, type: types(shape), optional: fc.boolean(), doc: docs }).map(
    ({ name, type, optional, doc }): Field => ({
      name,
      type,
      optional,
      ...(doc === undefined ? {} : { doc }),
      source: sourceAt(shape.file, name),
    }),
  );
  return fc.uniqueArray(field, { maxLength, selector: ({ name }) => name });
}

function declarationsOf(shape: Shape): fc.Arbitrary<readonly Declaration[]> {
  const others = shape.ids.filter((id) => !shape.enums.includes(id));
  return fc.tuple(...shape.enums.map((id) => enumOf(id, shape.file)), ...others.map((id) => declarationOf(id, shape)));
}

function enumOf(id: string, file: string): fc.Arbitrary<Declaration> {
  return fc.uniqueArray(names, { minLength: 1, maxLength: 8 }).map(
    (values): Declaration => ({
      kind: "enum",
      id,
      base: "string",
      members: values.map((value) => ({ value, source: sourceAt(file, `${id}${value}`) })),
      source: { ...sourceAt(file, id), exported: true },
    }),
  );
}

function declarationOf(id: string, shape: Shape): fc.Arbitrary<Declaration> {
  const source = { ...sourceAt(shape.file, id), exported: true };
  const record = fc
    .record({ fields: fieldsOf(shape, 8), doc: docs })
    .map(
      ({ fields, doc }): Declaration => ({ kind: "record", id, fields, ...(doc === undefined ? {} : { doc }), source }),
    );
  const scalar = fc.constantFrom(...scalars);
  const alias = scalar.map(
    (name): Declaration => ({ kind: "alias", id, type: { kind: "scalar", scalar: name }, source }),
  );
  const numbers = fc.uniqueArray(fc.integer({ min: -1000, max: 1_000_000 }), { minLength: 1, maxLength: 30 });
  const literals = numbers.map(
    (values): Declaration => ({ kind: "enum", id, base: "int", members: values.map((value) => ({ value })), source }),
  );
  return fc.oneof(
    { weight: 4, arbitrary: record },
    { weight: 1, arbitrary: alias },
    { weight: 1, arbitrary: literals },
  );
}

function methodsOf(shape: Shape, errors: readonly string[]): fc.Arbitrary<readonly Method[]> {
  const method = fc
    .record({
      name: pascalNames,
      kind: fc.constantFrom("unary" as const, "oneWay" as const),
      parameters: fieldsOf(shape, 5),
      result: fc.option(types(shape), { nil: undefined }),
      refs: fc.subarray([...errors]),
      code: fc.constantFrom(...codes),
      doc: docs,
      idempotent: fc.boolean(),
    })
    .map(
      ({ name, kind, parameters, result, refs, code, doc, idempotent }): Method => ({
        name,
        kind,
        parameters,
        ...(result === undefined || kind === "oneWay" ? {} : { result }),
        errors: kind === "oneWay" ? [] : refs.map((ref) => ({ ref, code })),
        timeoutMs: 5000,
        concurrency: 5,
        idempotent: idempotent && kind === "unary",
        ...(doc === undefined ? {} : { doc }),
        source: sourceAt(shape.file, name),
      }),
    );
  return fc.uniqueArray(method, { minLength: 1, maxLength: 6, selector: ({ name }) => name.toLowerCase() });
}

/**
 * Models of one service in a language that is not TypeScript, so that what is printed needs no other file. Every kind of
 * type and declaration is among them.
 */
export const models: fc.Arbitrary<Model> = fc
  .record({
    service: pascalNames,
    ids: fc.uniqueArray(pascalNames, { maxLength: 6, selector: (name) => name.toLowerCase() }),
    enumCount: fc.nat(2),
    errorCount: fc.nat(2),
    doc: docs,
  })
  .chain(({ service, ids, enumCount, errorCount, doc }) => {
    const file = "service.go";
    const errors = ids.slice(0, errorCount);
    const declared = ids.slice(errorCount);
    const shape: Shape = { file, ids: declared, enums: declared.slice(0, enumCount) };
    const errorDeclarations = fc.tuple(
      ...errors.map((id) =>
        fieldsOf(shape, 4).map(
          (fields): Declaration => ({
            kind: "error",
            id,
            fields: fields.filter(({ name }) => !["message", "name", "stack", "cause"].includes(name)),
            source: { ...sourceAt(file, id), exported: true },
          }),
        ),
      ),
    );
    return fc
      .tuple(methodsOf(shape, errors), declarationsOf(shape), errorDeclarations)
      .map(([methods, declarations, failures]): Model => {
        const only: Service = {
          name: service,
          subject: service.toLowerCase(),
          methods,
          ...(doc === undefined ? {} : { doc }),
          source: sourceAt(file, `${service}Service`),
        };
        return { formatVersion: 1, services: [only], declarations: [...declarations, ...failures] };
      });
  });
