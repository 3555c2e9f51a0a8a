import type { Site } from "../report.js";
import type { TypeNode } from "../syntax/ast.js";
import { type GoType, type NamedType, typeKey } from "../types/go-type.js";
import type { Resolver } from "../types/resolver.js";

/** A method `Error() string`, of a type itself or promoted from what it embeds. */
export interface ErrorMethod {
  /** Whether only a pointer to the type has it. */
  readonly pointer: boolean;
}

/** A type whose methods are those of another one too, and whether it is reached through a pointer. */
interface Embedded {
  readonly type: NamedType;
  readonly isPointer: boolean;
}

/** No parameters, and one result that is a string, as a method's text goes on after its name. */
const signature = /^\s*\(\s*\)\s*(?:string|\(\s*(?:\w+\s+)?string\s*,?\s*\))\s*(?:\{|\/[/*]|$)/u;

/**
 * The method that makes a type an error; undefined where there is none. Go takes the one that is embedded the least deep, and none
 * where that is not a single method of this signature.
 */
export function errorMethod(type: GoType, resolver: Resolver, site: Site): ErrorMethod | undefined {
  const seen = new Set<string>();
  let level: readonly Embedded[] = type.kind === "named" ? [{ type, isPointer: false }] : [];
  while (level.length > 0) {
    const [first, ...others] = level.flatMap((each) => selected(each, resolver, site));
    if (first !== undefined) return others.length === 0 && first !== "other" ? first : undefined;
    const next = level.flatMap((each) => embeddedIn(each, resolver, site));
    level = next.filter((each) => !seen.has(typeKey(each.type)));
    for (const each of level) seen.add(typeKey(each.type));
  }
  return undefined;
}

/** What a type itself calls `Error`. */
function selected({ type, isPointer }: Embedded, resolver: Resolver, site: Site): readonly (ErrorMethod | "other")[] {
  const { package: owner, unit } = type.declared;
  const methods = owner.methods(unit.name.name).filter((method) => method.unit.name.name === "Error");
  const found = methods.map(({ file, unit: { name, pointer } }) =>
    signature.test(file.text.slice(name.end)) ? { pointer: pointer && !isPointer } : "other",
  );
  const made = resolver.underlying(type, site);
  const isField =
    made?.kind === "struct" &&
    made.node.fields.some((field) =>
      field.names.length === 0 ? nameOf(field.type) === "Error" : field.names.some(({ name }) => name === "Error"),
    );
  return isField ? [...found, "other"] : found;
}

function embeddedIn({ type, isPointer }: Embedded, resolver: Resolver, site: Site): readonly Embedded[] {
  const made = resolver.underlying(type, site);
  if (made?.kind !== "struct") return [];
  return made.node.fields.flatMap((field) => {
    if (field.names.length > 0) return [];
    const throughPointer = field.type.kind === "pointer";
    const inner = resolver.resolve(field.type.kind === "pointer" ? field.type.element : field.type, made.scope, site);
    return inner?.kind === "named" ? [{ type: inner, isPointer: isPointer || throughPointer }] : [];
  });
}

function nameOf(node: TypeNode): string | undefined {
  const written = node.kind === "pointer" ? node.element : node;
  return written.kind === "named" ? written.name : undefined;
}
