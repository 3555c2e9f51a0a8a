import {
  type Declaration,
  type Field,
  indexDeclarations,
  type Method,
  reachableIds,
  type TypeExpr,
} from "@autonats/model";
import { nowhere, type Wire } from "./random-wire.js";

/** A wire that says something else, and how it came about. */
export interface Alteration {
  readonly how: string;
  readonly wire: Wire;
}

/** What no random wire has, so that nothing else can make up for it. */
const other: TypeExpr = { kind: "scalar", scalar: "uint16" };

/** Every wire that differs from one in a single place that its method reaches. */
export function alterations({ method, model }: Wire): readonly Alteration[] {
  const index = indexDeclarations(model.declarations);
  const roots: readonly TypeExpr[] = [
    ...method.parameters.map(({ type }) => type),
    ...(method.result === undefined ? [] : [method.result]),
    ...method.errors.map(({ ref }): TypeExpr => ({ kind: "ref", id: ref })),
  ];
  const reached = reachableIds(roots, index);
  return [
    ...alteredMethods(method).map(([how, altered]) => ({ how, wire: { method: altered, model } })),
    ...model.declarations
      .filter(({ id }) => reached.has(id))
      .flatMap((declaration) =>
        alteredDeclarations(declaration).map(([how, altered]): Alteration => {
          const declarations = model.declarations.map((each) => (each === declaration ? altered : each));
          return { how: `${how} of ${declaration.id}`, wire: { method, model: { ...model, declarations } } };
        }),
      ),
  ];
}

type Altered<T> = readonly (readonly [how: string, altered: T])[];

function alteredMethods(method: Method): Altered<Method> {
  const { result } = method;
  return [
    ["the kind", { ...method, kind: "oneWay" }],
    ["no errors", { ...method, errors: [] }],
    [
      "an error's code",
      { ...method, errors: method.errors.map((error) => ({ ...error, code: "NOT_FOUND" as const })) },
    ],
    ...alteredFields(method.parameters).map(([how, parameters]) => [how, { ...method, parameters }] as const),
    ...(result === undefined
      ? []
      : alteredTypes(result).map(([how, type]) => [how, { ...method, result: type }] as const)),
  ];
}

function alteredDeclarations(declaration: Declaration): Altered<Declaration> {
  switch (declaration.kind) {
    case "record": {
      const { rest, ...closed } = declaration;
      return [
        rest === undefined ? ["other keys", { ...declaration, rest: other }] : ["no other keys", closed],
        ...alteredFields(declaration.fields).map(([how, fields]) => [how, { ...declaration, fields }] as const),
      ];
    }
    case "choice": {
      const [first, ...rest] = declaration.alternatives;
      if (first === undefined) return [];
      return [
        ["an alternative less", { ...declaration, alternatives: rest }],
        ["a key", { ...declaration, alternatives: [{ ...first, key: "$other" }, ...rest] }],
        ["what is told apart", { ...declaration, alternatives: [{ ...first, when: { json: "bool" } }, ...rest] }],
        [
          "what a first element is",
          { ...declaration, alternatives: [{ ...first, when: { json: "list", items: [{ json: "bool" }] } }, ...rest] },
        ],
        ...alteredTypes(first.type).map(
          ([how, type]) => [how, { ...declaration, alternatives: [{ ...first, type }, ...rest] }] as const,
        ),
      ];
    }
    case "error":
      return [
        ["an error's name", { ...declaration, name: "Other" }],
        ...alteredFields(declaration.fields).map(([how, fields]) => [how, { ...declaration, fields }] as const),
      ];
    case "alias":
      return alteredTypes(declaration.type).map(([how, type]) => [how, { ...declaration, type }] as const);
    case "enum":
      return [["one more value", { ...declaration, members: [...declaration.members, { value: "other" }] }]];
    case "union": {
      const [first, ...rest] = declaration.variants;
      return first === undefined || rest.length === 0
        ? []
        : [
            ["the tag", { ...declaration, tag: "other" }],
            ["the value of a tag", { ...declaration, variants: [{ ...first, tag: "other" }, ...rest] }],
            ["a variant less", { ...declaration, variants: rest }],
          ];
    }
  }
}

function alteredFields(fields: readonly Field[]): Altered<readonly Field[]> {
  return [
    ["one more field", [...fields, { name: "more", type: other, optional: true, source: nowhere }]],
    ...fields.flatMap((field, index): Altered<readonly Field[]> => {
      const put = (...altered: readonly Field[]) => fields.toSpliced(index, 1, ...altered);
      return [
        ["a field less", put()],
        ["the name of a field", put({ ...field, name: "other" })],
        ["whether a field may be absent", put({ ...field, optional: !field.optional })],
        ...(saysNull(field.type)
          ? []
          : [
              ["whether a field may be null", put({ ...field, type: { kind: "nullable", type: field.type } })] as const,
            ]),
        ...alteredTypes(field.type).map(([how, type]) => [how, put({ ...field, type })] as const),
      ];
    }),
  ];
}

/** Reports whether null is among the values already, or may be by another name. */
function saysNull(type: TypeExpr): boolean {
  return type.kind === "ref" || type.kind === "nullable" || (type.kind === "scalar" && type.scalar === "json");
}

function alteredTypes(type: TypeExpr): Altered<TypeExpr> {
  return [["another type", other], ...alteredParts(type)];
}

function alteredParts(type: TypeExpr): Altered<TypeExpr> {
  switch (type.kind) {
    case "list":
      return alteredTypes(type.element).map(([how, element]) => [how, { ...type, element }] as const);
    case "nullable":
      return alteredTypes(type.type).map(([how, inner]) => [how, { ...type, type: inner }] as const);
    case "map":
      return [
        ["the type of keys", { ...type, key: other }],
        ...alteredTypes(type.value).map(([how, value]) => [how, { ...type, value }] as const),
      ];
    case "tuple":
      return [
        ["one more element", { ...type, elements: [...type.elements, other] }],
        ...type.elements.flatMap((element, index) =>
          alteredTypes(element).map(
            ([how, altered]) => [how, { ...type, elements: type.elements.with(index, altered) }] as const,
          ),
        ),
      ];
    case "literal":
      return [["the value of a literal", { ...type, value: "other" }]];
    case "scalar":
      return type.scalar === "bytes" ? [["a length", { ...type, length: 3 }]] : [];
    case "ref":
      return [];
  }
}
