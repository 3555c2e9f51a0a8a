import type { DeclaredType, GoPackage } from "../packages/go-package.js";
import type { Site } from "../report.js";
import { isExported } from "../syntax/characters.js";
import type { InterfaceType, NamedType } from "./go-type.js";
import { interfaceMethods, methodsOf } from "./methods.js";
import type { Resolver } from "./resolver.js";

/** A type whose values an interface can hold. */
export interface Implementation {
  readonly type: NamedType;
  /** Whether only pointers to it have all of the methods. */
  readonly isPointer: boolean;
}

/**
 * All types that an interface can hold, in order of file and place; undefined where nobody can list them. An unexported method can only be
 * declared in the interface's own package, so the types that have it are all there are.
 */
export function implementationsOf(
  type: InterfaceType,
  resolver: Resolver,
  site: Site,
): readonly Implementation[] | undefined {
  const methods = interfaceMethods(type, resolver, site.quiet());
  const seal = methods.find(({ name }) => !isExported(name));
  if (seal === undefined) return undefined;
  return typesWith(seal.name, seal.package, resolver, site.quiet()).flatMap((declared): Implementation[] => {
    const found: NamedType = { kind: "named", declared, arguments: [] };
    if (resolver.underlying(found, site.quiet())?.kind === "interface") return [];
    const own = methodsOf(found, resolver, site);
    if (!methods.every(({ name }) => own.has(name))) return [];
    return [{ type: found, isPointer: methods.some(({ name }) => own.get(name)?.pointer === true) }];
  });
}

/** The types of a package that declare a method, or embed one that has it; not those that are only there to be embedded. */
function typesWith(method: string, owner: GoPackage, resolver: Resolver, site: Site): readonly DeclaredType[] {
  const names = new Set(
    owner
      .filesWith(method)
      .flatMap(({ outline }) => outline.methods.flatMap((unit) => (unit.name.name === method ? [unit.receiver] : []))),
  );
  const lenders = new Set<string>();
  const pending = [...names];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    for (const outer of embedding(name, owner)) {
      if (!isExported(name)) lenders.add(name);
      if (names.has(outer)) continue;
      names.add(outer);
      pending.push(outer);
    }
  }
  return [...names]
    .filter((name) => !lenders.has(name))
    .flatMap((name) => resolver.declared(owner, name, site) ?? [])
    .sort((left, right) =>
      left.file === right.file
        ? left.unit.name.start - right.unit.name.start
        : left.file.path < right.file.path
          ? -1
          : 1,
    );
}

/** The names of types that have another one in a line of its own, which may embed it. */
function embedding(name: string, owner: GoPackage): readonly string[] {
  const line = new RegExp(`[{;\\n]\\s*\\*?${name}\\s*(?:[;\\n}\`"]|//|/\\*)`, "u");
  return owner
    .filesWith(name)
    .flatMap(({ text, outline }) =>
      outline.types.flatMap((unit) => (line.test(text.slice(unit.start, unit.end)) ? [unit.name.name] : [])),
    );
}
