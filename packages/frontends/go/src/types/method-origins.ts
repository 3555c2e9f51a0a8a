import type { DeclaredType } from "../packages/go-package.js";
import type { Site } from "../report.js";
import type { FieldNode } from "../syntax/ast.js";
import { type GoType, type StructType, typeKey } from "./go-type.js";
import type { Resolver } from "./resolver.js";
import { parseStructTag } from "./struct-tag.js";

/** The type that declares a method, and how the type that was asked about comes by it. */
export interface Origin {
  /** The import path and name of the type. */
  readonly key: string;
  /** Through how many embedded structs. */
  readonly depth: number;
  /** Whether each of these is all that is sent of the struct that embeds it. */
  readonly alone: boolean;
}

export type Origins = ReadonlyMap<string, Origin>;

/** The names of the methods in question that a package declares for one of its types. */
export type DeclaredMethods = (declared: DeclaredType) => readonly string[];

const timeMethods = ["MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText", "IsZero"];

/**
 * The methods that a type has or is lent by the structs that it embeds, by name. Of several the least embedded one counts; two of
 * these cancel each other out. A struct that is embedded under a name of its own in JSON, or left out of it, lends nothing.
 */
export function methodsByOrigin(
  type: GoType,
  resolver: Resolver,
  site: Site,
  declaredMethods: DeclaredMethods,
  through: readonly string[] = [],
): Origins {
  if (type.kind === "library") {
    const origin: Origin = { key: type.name, depth: 0, alone: true };
    return new Map(type.name === "time.Time" ? timeMethods.map((name) => [name, origin]) : []);
  }
  const key = typeKey(type);
  if (type.kind !== "named" || through.includes(key)) return new Map();
  const { declared } = type;
  const own: Origin = { key: `${declared.package.path}.${declared.unit.name.name}`, depth: 0, alone: true };
  const methods = new Map<string, Origin>();
  const lent = new Map<string, Origin | undefined>();
  const struct = resolver.underlying(type, site);
  for (const each of struct?.kind === "struct" ? embeddedIn(struct, resolver, site) : []) {
    for (const [name, origin] of methodsByOrigin(each.type, resolver, site, declaredMethods, [...through, key])) {
      const found = { ...origin, depth: origin.depth + 1, alone: origin.alone && each.alone };
      const rival = lent.get(name);
      if (rival?.depth === found.depth) lent.set(name, undefined);
      else if (!lent.has(name) || (rival !== undefined && rival.depth > found.depth)) lent.set(name, found);
    }
  }
  for (const [name, origin] of lent) if (origin !== undefined) methods.set(name, origin);
  for (const name of declaredMethods(declared)) methods.set(name, own);
  return methods;
}

interface Embedded {
  readonly type: GoType;
  readonly alone: boolean;
}

function embeddedIn(struct: StructType, resolver: Resolver, site: Site): readonly Embedded[] {
  const sent = struct.node.fields.filter((field) => !isNamedInTag(field, true));
  return sent.flatMap((field) => {
    if (field.names.length > 0 || isNamedInTag(field, false)) return [];
    const isPointer = field.type.kind === "pointer";
    const written = field.type.kind === "pointer" ? field.type.element : field.type;
    const type = resolver.resolve(written, struct.scope, site);
    return type === undefined ? [] : [{ type, alone: sent.length === 1 && !isPointer }];
  });
}

function isNamedInTag({ tag }: FieldNode, skipped: boolean): boolean {
  const parsed = tag === undefined ? undefined : parseStructTag(tag.text);
  if (parsed === undefined || "problem" in parsed) return false;
  return skipped ? parsed.json?.skipped === true : parsed.json?.name !== undefined;
}
