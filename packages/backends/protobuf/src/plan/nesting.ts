import { createScope, type Scope } from "@autonats/codegen";
import type { Declaration } from "@autonats/model";
import { toPascalCase } from "../names/case.js";

/** What the messages and enums of declarations are called, and which of them are within each other. */
export interface Places {
  /** By id. A name has those of the messages around it, as in `Order.Line`. */
  readonly names: ReadonlyMap<string, string>;
  /** The id of the declaration that another one is within. */
  readonly around: ReadonlyMap<string, string>;
}

/**
 * Chooses a name for each declaration. What was within a message of the source stays there, as far as that is printed: it is one of the
 * declarations, or among `requests`. A message that methods fail with and that is a type besides has one name.
 */
export function placeDeclarations(
  declared: readonly Declaration[],
  requests: ReadonlySet<string>,
  scope: Scope,
): Places {
  const names = new Map<string, string>();
  const around = new Map<string, string>();
  const scopes = new Map<string, Scope>();
  const byPath = new Map<string, Declaration>();
  for (const each of declared) {
    const path = pathOf(each);
    if (path !== undefined && !byPath.has(keyOf(each, path))) byPath.set(keyOf(each, path), each);
  }

  const nameOf = (declaration: Declaration): string => {
    const known = names.get(declaration.id) ?? chooseName(declaration);
    names.set(declaration.id, known);
    return known;
  };

  const chooseName = (declaration: Declaration): string => {
    const path = pathOf(declaration);
    if (path === undefined) return scope.claim(typeName(declaration.id));
    const first = byPath.get(keyOf(declaration, path));
    if (first !== undefined && first !== declaration) return nameOf(first);
    const own = path.at(-1) ?? "";
    const outer = path.slice(0, -1);
    if (outer.length === 0) return scope.claim(own);
    const parent = byPath.get(keyOf(declaration, outer));
    if (parent !== undefined) around.set(declaration.id, parent.id);
    const place = parent === undefined ? (requests.has(outer.join(".")) ? outer.join(".") : undefined) : nameOf(parent);
    if (place === undefined) return scope.claim(path.join(""));
    const inside = scopes.get(place) ?? createScope([]);
    scopes.set(place, inside);
    return `${place}.${inside.claim(own)}`;
  };

  for (const each of declared) nameOf(each);
  return { names, around };
}

/** The names of the messages around a declaration, outermost first, and its own; undefined in sources that have no such places. */
function pathOf({ source }: Declaration): readonly string[] | undefined {
  return source?.within === undefined ? undefined : [...source.within, source.name];
}

/** Files of one package can have types of the same name as those of another. */
function keyOf({ source }: Declaration, path: readonly string[]): string {
  return `${source?.file} ${path.join(".")}`;
}

/** Ids are names, with `_` between the parts of some. */
function typeName(id: string): string {
  const name = toPascalCase(id);
  return /^[A-Z]/u.test(name) ? name : `Type${name}`;
}
