import { type Declaration, declarationOf, type TypeExpr } from "@autonats/model";
import { code } from "./text.js";

/** Returns a type for people, with links to the types of the page. */
export function typeText(type: TypeExpr, declarations: ReadonlyMap<string, Declaration>): string {
  const inner = (child: TypeExpr): string => typeText(child, declarations);
  switch (type.kind) {
    case "scalar":
      return code(type.length === undefined ? type.scalar : `${type.scalar}(${type.length})`);
    case "literal":
      return code(JSON.stringify(type.value));
    case "list":
      return `list of ${inner(type.element)}`;
    case "tuple":
      return `tuple of ${type.elements.map(inner).join(", ")}`;
    case "map":
      return `map from ${inner(type.key)} to ${inner(type.value)}`;
    case "nullable":
      return `${inner(type.type)} or null`;
    case "ref":
      return linkTo(declarationOf(declarations, type.id));
  }
}

/** Returns the link to a type of the same page. */
export function linkTo({ id }: Declaration): string {
  return `[${id}](#${anchorOf(id)})`;
}

/** Returns the anchor of a type, which no heading of a method has. */
export function anchorOf(id: string): string {
  return `type-${id}`;
}
