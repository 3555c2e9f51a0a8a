import type { Declaration } from "./declarations.js";
import type { Method } from "./model.js";
import type { SourceMethod } from "./source-model.js";
import type { TypeExpr } from "./types.js";

/** The types directly inside a type. */
export function childTypes(type: TypeExpr): readonly TypeExpr[] {
  switch (type.kind) {
    case "list":
      return [type.element];
    case "tuple":
      return type.elements;
    case "map":
      return [type.key, type.value];
    case "nullable":
      return [type.type];
    case "literal":
      return type.member === undefined ? [] : [{ kind: "ref", id: type.member.ref }];
    case "scalar":
    case "ref":
      return [];
  }
}

/** The types directly inside a declaration: of its fields, its variants or what it stands for. */
export function declarationTypes(declaration: Declaration): readonly TypeExpr[] {
  const own = ownTypes(declaration);
  return declaration.typeArguments === undefined ? own : [...own, ...declaration.typeArguments];
}

function ownTypes(declaration: Declaration): readonly TypeExpr[] {
  switch (declaration.kind) {
    case "record":
      return [
        ...declaration.fields.map((field) => field.type),
        ...(declaration.rest === undefined ? [] : [declaration.rest]),
      ];
    case "error":
      return declaration.fields.map((field) => field.type);
    case "choice":
      return declaration.alternatives.map((alternative) => alternative.type);
    case "union":
      return declaration.variants.map((variant) => ({ kind: "ref", id: variant.record }));
    case "alias":
      return [declaration.type];
    case "enum":
      return [];
  }
}

/** The ids that types lead to, through declarations too, each once. An id without a declaration is kept. */
export function reachableIds(
  roots: readonly TypeExpr[],
  declarations: ReadonlyMap<string, Declaration>,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending: TypeExpr[] = [...roots];
  for (let type = pending.pop(); type !== undefined; type = pending.pop()) {
    pending.push(...childTypes(type));
    if (type.kind !== "ref" || reached.has(type.id)) continue;
    reached.add(type.id);
    const declaration = declarations.get(type.id);
    if (declaration !== undefined) pending.push(...declarationTypes(declaration));
  }
  return reached;
}

/** The types that the methods of a service mention, in the order in which they do. */
export function mentionedTypes({
  methods,
}: {
  readonly methods: readonly (Method | SourceMethod)[];
}): readonly TypeExpr[] {
  return methods.flatMap(({ parameters, result, errors }) => [
    ...parameters.map((parameter) => parameter.type),
    ...(result === undefined ? [] : [result]),
    ...errors.map((error): TypeExpr => ({ kind: "ref", id: error.ref })),
  ]);
}

/** The declaration with an id. A linked model has one for each id that it mentions, so a missing one is a bug. */
export function declarationOf(index: ReadonlyMap<string, Declaration>, id: string): Declaration {
  const declaration = index.get(id);
  if (declaration === undefined) throw new Error(`bug: no declaration ${id}`);
  return declaration;
}

/** Declarations by id. */
export function indexDeclarations(declarations: readonly Declaration[]): ReadonlyMap<string, Declaration> {
  return new Map(declarations.map((declaration) => [declaration.id, declaration]));
}
