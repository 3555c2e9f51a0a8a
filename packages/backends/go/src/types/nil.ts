import type { Declaration, TypeExpr } from "@autonats/model";

type Declarations = ReadonlyMap<string, Declaration>;

/** Reports whether values of the type can be nil in Go, so that no pointer is needed to say null or absent. Pointers in the source aside. */
export function hasNil(type: TypeExpr, declarations: Declarations): boolean {
  switch (type.kind) {
    case "scalar":
      return (
        type.scalar === "json" || type.scalar === "rawJson" || (type.scalar === "bytes" && type.length === undefined)
      );
    case "list":
    case "map":
    case "nullable":
      return true;
    case "literal":
    case "tuple":
      return false;
    case "ref": {
      const declaration = declarations.get(type.id);
      if (declaration?.kind === "alias") {
        return declaration.form === undefined && hasNil(declaration.type, declarations);
      }
      return declaration?.kind === "union" || declaration?.kind === "error";
    }
  }
}

/** Reports whether null is among the values of the type. */
export function allowsNull(type: TypeExpr, declarations: Declarations): boolean {
  return type.kind === "nullable" || isAny(type, declarations) || isAliasOf(type, declarations, allowsNull);
}

/** Reports whether the type is any JSON value, null included. */
export function isAny(type: TypeExpr, declarations: Declarations): boolean {
  return (type.kind === "scalar" && type.scalar === "json") || isAliasOf(type, declarations, isAny);
}

function isAliasOf(
  type: TypeExpr,
  declarations: Declarations,
  condition: (type: TypeExpr, declarations: Declarations) => boolean,
): boolean {
  const declaration = type.kind === "ref" ? declarations.get(type.id) : undefined;
  return declaration?.kind === "alias" && condition(declaration.type, declarations);
}
