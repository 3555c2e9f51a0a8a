import type { Declaration, Field, Method, Model, Source, TypeExpr } from "@autonats/model";
import { expect, test } from "vitest";
import { fingerprint } from "../src/index.js";

const source: Source = { file: "user.ts", name: "x", line: 1, column: 1, endLine: 1, endColumn: 2 };
const text: TypeExpr = { kind: "scalar", scalar: "string" };

function field(name: string, type: TypeExpr, more: Partial<Field> = {}): Field {
  return { name, type, optional: false, source, ...more };
}

const get: Method = {
  name: "Get",
  kind: "unary",
  parameters: [field("id", text), field("limit", { kind: "scalar", scalar: "int32" }, { optional: true })],
  result: { kind: "ref", id: "User" },
  errors: [{ ref: "NotFound", code: "NOT_FOUND" }],
  timeoutMs: 5000,
  concurrency: 5,
  idempotent: false,
  source,
};

const declarations: readonly Declaration[] = [
  {
    kind: "record",
    id: "User",
    fields: [field("id", text), field("friends", { kind: "list", element: { kind: "ref", id: "User" } })],
  },
  { kind: "error", id: "NotFound", fields: [field("id", text)] },
];

function of(method: Method, changed: readonly Declaration[] = declarations): string {
  const model: Model = { formatVersion: 1, services: [], declarations: changed };
  return fingerprint(method, model);
}

test("sixteen hexadecimal digits", () => {
  expect(of(get)).toMatch(/^[0-9a-f]{16}$/u);
});

const [user, notFound] = declarations as readonly [Declaration & { kind: "record" }, Declaration & { kind: "error" }];

test.each<[string, Method, (readonly Declaration[])?]>([
  ["docs", { ...get, doc: "Finds one." }],
  ["what governs calls", { ...get, timeoutMs: 1, concurrency: 1, idempotent: true }],
  ["the order of parameters", { ...get, parameters: get.parameters.toReversed() }],
  ["the order of fields", get, [{ ...user, fields: user.fields.toReversed() }, notFound]],
  [
    "the names of types",
    { ...get, result: { kind: "ref", id: "Person" } },
    [
      {
        ...user,
        id: "Person",
        fields: [field("id", text), field("friends", { kind: "list", element: { kind: "ref", id: "Person" } })],
      },
      notFound,
    ],
  ],
  [
    "another name for a type",
    { ...get, parameters: [field("id", { kind: "ref", id: "Id" }), ...get.parameters.slice(1)] },
    [...declarations, { kind: "alias", id: "Id", type: text }],
  ],
  [
    "spellings",
    {
      ...get,
      parameters: [field("id", { kind: "scalar", scalar: "string", spelling: "Text" }), ...get.parameters.slice(1)],
    },
  ],
  [
    "an error's id, when its name on the wire is the same",
    { ...get, errors: [{ ref: "Missing", code: "NOT_FOUND" }] },
    [user, { ...notFound, id: "Missing", name: "NotFound" }],
  ],
])("%s makes no difference", (_, method, changed) => {
  expect(of(method, changed)).toBe(of(get));
});

test.each<[string, Method, (readonly Declaration[])?]>([
  ["the kind", { ...get, kind: "oneWay" }],
  ["a parameter's name", { ...get, parameters: [field("key", text), ...get.parameters.slice(1)] }],
  [
    "whether a parameter may be absent",
    { ...get, parameters: [field("id", text, { optional: true }), ...get.parameters.slice(1)] },
  ],
  [
    "a parameter's type",
    { ...get, parameters: [field("id", { kind: "nullable", type: text }), ...get.parameters.slice(1)] },
  ],
  ["the result", { ...get, result: { kind: "list", element: { kind: "ref", id: "User" } } }],
  [
    "a field of the result",
    get,
    [{ ...user, fields: [...user.fields, field("name", text, { optional: true })] }, notFound],
  ],
  ["an error's code", { ...get, errors: [{ ref: "NotFound", code: "ABORTED" }] }],
  ["an error's name", get, [user, { ...notFound, name: "Missing" }]],
  ["an error's data", get, [user, { ...notFound, fields: [] }]],
  ["a length", { ...get, result: { kind: "scalar", scalar: "bytes", length: 16 } }],
])("%s makes a difference", (_, method, changed) => {
  expect(of(method, changed)).not.toBe(of(get));
});

test("whether a type is declared once or twice makes no difference", () => {
  const twice = (second: string): Method => ({
    ...get,
    parameters: [field("a", { kind: "ref", id: "One" }), field("b", { kind: "ref", id: second })],
  });
  const enums = ["One", "Two"].map(
    (id): Declaration => ({ kind: "enum", id, base: "string", members: [{ value: "x" }] }),
  );
  const all = [...declarations, ...enums];
  expect(of(twice("One"), all)).toBe(of(twice("Two"), all));
});

test("types that contain each other are told apart by what is deep inside", () => {
  const chain = (last: TypeExpr): readonly Declaration[] => [
    {
      kind: "record",
      id: "A",
      fields: [field("b", { kind: "ref", id: "B" }), field("list", { kind: "ref", id: "List" })],
    },
    { kind: "record", id: "B", fields: [field("c", { kind: "ref", id: "C" })] },
    {
      kind: "record",
      id: "C",
      fields: [field("a", { kind: "nullable", type: { kind: "ref", id: "A" } }), field("last", last)],
    },
    { kind: "alias", id: "List", type: { kind: "list", element: { kind: "ref", id: "List" } } },
  ];
  const method: Method = { ...get, result: { kind: "ref", id: "A" }, errors: [] };
  expect(of(method, chain(text))).toBe(of(method, chain(text)));
  expect(of(method, chain(text))).not.toBe(of(method, chain({ kind: "scalar", scalar: "bool" })));
});

test("many types that contain each other take no time", () => {
  const ids = Array.from({ length: 60 }, (_, index) => `Type${index}`);
  const all = ids.map(
    (id): Declaration => ({
      kind: "record",
      id,
      fields: ids.map((other) => field(other.toLowerCase(), { kind: "ref", id: other }, { optional: true })),
    }),
  );
  expect(of({ ...get, result: { kind: "ref", id: "Type0" }, errors: [] }, all)).toMatch(/^[0-9a-f]{16}$/u);
});
