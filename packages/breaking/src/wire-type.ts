import {
  type Alternative,
  type Declaration,
  declarationOf,
  type Model,
  type RecordDeclaration,
  type ScalarName,
  type TypeExpr,
} from "@autonats/model";

/** A value of a closed set. */
export type Value = string | number | boolean;

/** A type as it is on the wire: without aliases and null. */
export type WireType =
  | { readonly kind: "scalar"; readonly scalar: ScalarName; readonly length?: number }
  | { readonly kind: "values"; readonly values: readonly Value[] }
  | { readonly kind: "list"; readonly element: TypeExpr }
  | { readonly kind: "tuple"; readonly elements: readonly TypeExpr[] }
  | { readonly kind: "map"; readonly key: TypeExpr; readonly value: TypeExpr }
  | { readonly kind: "record"; readonly record: Pick<RecordDeclaration, "id" | "fields" | "rest"> }
  | { readonly kind: "union"; readonly tag: string; readonly variants: ReadonlyMap<string, string> }
  | { readonly kind: "choice"; readonly alternatives: readonly Alternative[] };

/** What a type comes to. */
export interface Resolved {
  readonly type: WireType;
  readonly nullable: boolean;
  /** The last declaration on the way, if there is one. */
  readonly declaration: Declaration | undefined;
}

/** The declarations of one version. */
export type Declarations = ReadonlyMap<string, Declaration>;

/** Creates the index of a model's declarations. */
export function declarationsOf({ declarations }: Model): Declarations {
  return new Map(declarations.map((each) => [each.id, each]));
}

/** Returns what a type is on the wire. A circle of aliases stands for nothing, as any JSON does. */
export function resolve(type: TypeExpr, declarations: Declarations): Resolved {
  let at = type;
  let nullable = false;
  let declaration: Declaration | undefined;
  const seen = new Set<string>();
  for (;;) {
    if (at.kind === "nullable") {
      nullable = true;
      at = at.type;
    } else if (at.kind === "ref" && !seen.has(at.id)) {
      seen.add(at.id);
      declaration = declarationOf(declarations, at.id);
      if (declaration.kind !== "alias") return { type: ofDeclaration(declaration), nullable, declaration };
      at = declaration.type;
    } else {
      return { type: ofStructure(at), nullable, declaration };
    }
  }
}

function ofStructure(type: TypeExpr): WireType {
  switch (type.kind) {
    case "scalar":
      return {
        kind: "scalar",
        scalar: type.scalar,
        ...(type.length === undefined ? {} : { length: type.length }),
      };
    case "literal":
      return { kind: "values", values: [type.value] };
    case "nullable":
    case "ref":
      return { kind: "scalar", scalar: "rawJson" };
    default:
      return type;
  }
}

function ofDeclaration(declaration: Exclude<Declaration, { kind: "alias" }>): WireType {
  switch (declaration.kind) {
    case "record":
    case "error":
      return { kind: "record", record: declaration };
    case "enum":
      return { kind: "values", values: declaration.members.map(({ value }) => value) };
    case "union": {
      const variants = new Map(declaration.variants.map(({ tag, record }) => [tag, record]));
      return { kind: "union", tag: declaration.tag, variants };
    }
    case "choice":
      return { kind: "choice", alternatives: declaration.alternatives };
  }
}

/** Returns the name that the source has for a declaration. */
export function nameOf({ id, wanted, source }: Declaration): string {
  return source?.name ?? wanted ?? id;
}

/** Returns a type in words. */
export function describeType({ type, nullable, declaration }: Resolved, declarations: Declarations): string {
  const text = describeWire(type, declaration, declarations);
  return nullable ? `${text} or null` : text;
}

function describeWire(type: WireType, declaration: Declaration | undefined, declarations: Declarations): string {
  const inner = (each: TypeExpr): string => describeType(resolve(each, declarations), declarations);
  switch (type.kind) {
    case "scalar":
      return type.length === undefined ? `\`${type.scalar}\`` : `\`${type.scalar}\` of ${type.length}`;
    case "values":
      return valuesText(type.values);
    case "list":
      return `a list of ${inner(type.element)}`;
    case "tuple":
      return `${type.elements.length} elements`;
    case "map":
      return `a map to ${inner(type.value)}`;
    default:
      return declaration === undefined ? `a ${type.kind}` : `\`${nameOf(declaration)}\``;
  }
}

/** Returns values as a list for a message, cut where it is long. */
export function valuesText(values: readonly Value[]): string {
  const shown = values.slice(0, 5).map((value) => `\`${JSON.stringify(value)}\``);
  return values.length > 5 ? `${shown.join(", ")} and ${values.length - 5} others` : shown.join(", ");
}
