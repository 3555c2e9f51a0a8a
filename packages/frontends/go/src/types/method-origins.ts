import type { Site } from "../report.js";
import type { FieldNode } from "../syntax/ast.js";
import { declaredMethods } from "./declared-methods.js";
import { type GoType, type NamedType, type StructType, typeKey } from "./go-type.js";
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

/** How deep embedded structs are looked at: a deeper one is refused as a field. */
const mostEmbedded = 100;

const timeMethods = ["MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText", "IsZero"];

/** What was found of types, for each is asked for as often as others embed it. */
const known = new WeakMap<Resolver, Map<string, Origins>>();

/**
 * The methods by which a type says how it is sent, its own and those that it is lent by the structs that it embeds, by name. Of several
 * the least embedded one counts; two of these cancel each other out. A struct that is embedded under a name of its own in JSON, or left
 * out of it, lends nothing.
 */
export function methodsByOrigin(
  type: GoType,
  resolver: Resolver,
  site: Site,
  through: readonly string[] = [],
): Origins {
  if (type.kind === "library") {
    const origin: Origin = { key: type.name, depth: 0, alone: true };
    return new Map(type.name === "time.Time" ? timeMethods.map((name) => [name, origin]) : []);
  }
  if (type.kind !== "named") return none;
  const all = known.get(resolver) ?? new Map<string, Origins>();
  known.set(resolver, all);
  const key = typeKey(type);
  const found = all.get(key);
  if (found !== undefined) return found;
  if (through.length >= mostEmbedded || through.includes(key)) return none;
  const methods = find(type, resolver, site, [...through, key]);
  all.set(key, methods);
  return methods;
}

const none: Origins = new Map();

function find(type: NamedType, resolver: Resolver, site: Site, through: readonly string[]): Origins {
  const { declared } = type;
  const own: Origin = { key: `${declared.package.path}.${declared.unit.name.name}`, depth: 0, alone: true };
  const lent = new Map<string, Origin | undefined>();
  const struct = resolver.underlying(type, site);
  for (const each of struct?.kind === "struct" ? embeddedIn(struct, resolver, site) : []) {
    for (const [name, origin] of methodsByOrigin(each.type, resolver, site, through)) {
      const found = { ...origin, depth: origin.depth + 1, alone: origin.alone && each.alone };
      const rival = lent.get(name);
      if (rival?.depth === found.depth) lent.set(name, undefined);
      else if (!lent.has(name) || (rival !== undefined && rival.depth > found.depth)) lent.set(name, found);
    }
  }
  const methods = new Map<string, Origin>();
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
