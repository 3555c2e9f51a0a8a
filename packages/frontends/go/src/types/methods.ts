import type { GoPackage } from "../packages/go-package.js";
import type { Site } from "../report.js";
import type { TypeNode } from "../syntax/ast.js";
import type { GoFile } from "../syntax/go-file.js";
import { type GoType, type InterfaceType, type LibraryName, type StructType, typeKey } from "./go-type.js";
import type { Resolver } from "./resolver.js";
import { parseStructTag } from "./struct-tag.js";

/** A method that a type has: its own, or one that is promoted from what it embeds. */
export interface Method {
  /** The import path and name of the type that declares it. */
  readonly origin: string;
  /** Through how many embedded fields it comes. */
  readonly depth: number;
  /** Whether each of these is all that is sent of the struct that embeds it. */
  readonly alone: boolean;
  /** Whether only a pointer to the type has it. */
  readonly pointer: boolean;
  /** Where its signature begins; absent for a method of an interface, which may be nil. */
  readonly signature?: { readonly file: GoFile; readonly start: number } | string;
}

/** How deep embedded fields are looked at: a deeper one is refused as a field. */
const mostEmbedded = 100;

const marshals = "() ([]byte, error) {";
const unmarshals = "(data []byte) error {";
/** Of types of Go's own library that are not read: the methods that count here. */
const libraryMethods: Readonly<Partial<Record<LibraryName, Readonly<Record<string, string>>>>> = {
  "time.Time": {
    MarshalJSON: marshals,
    UnmarshalJSON: unmarshals,
    MarshalText: marshals,
    UnmarshalText: unmarshals,
    IsZero: "() bool {",
  },
  "json.RawMessage": { MarshalJSON: marshals, UnmarshalJSON: unmarshals },
};

/** What was found of types, for each is asked for as often as others embed it. */
const known = new WeakMap<Resolver, Map<string, ReadonlyMap<string, Method>>>();

/**
 * The methods of a type and of a pointer to it, by name. Go takes the one that is embedded the least deep, and none where that is not
 * alone there or a field is called the same. Tags play no part in it.
 */
export function methodsOf(type: GoType, resolver: Resolver, site: Site): ReadonlyMap<string, Method> {
  const all = known.get(resolver) ?? new Map<string, ReadonlyMap<string, Method>>();
  known.set(resolver, all);
  const key = typeKey(type);
  const methods = all.get(key) ?? find(type, resolver, site.quiet());
  all.set(key, methods);
  return methods;
}

/** A type whose fields and methods are those of another one too. */
interface Embedded {
  readonly type: GoType;
  readonly depth: number;
  readonly alone: boolean;
  readonly isPointer: boolean;
  /** Whether it is embedded more than once at this depth, so that it lends nothing. */
  readonly isTwice: boolean;
}

/** What a name is: a method; `other` for a field, or for several things of which Go takes none. */
type Selected = Method | "other";

function find(type: GoType, resolver: Resolver, site: Site): ReadonlyMap<string, Method> {
  const selected = new Map<string, Selected>();
  const seen = new Set<string>([typeKey(type)]);
  let level: readonly Embedded[] = [{ type, depth: 0, alone: true, isPointer: false, isTwice: false }];
  while (level.length > 0) {
    const here = new Map<string, Selected>();
    const next = new Map<string, Embedded>();
    for (const each of level) {
      for (const [name, found] of namesOf(each, resolver, site)) {
        here.set(name, here.has(name) || each.isTwice ? "other" : found);
      }
      for (const inner of embeddedIn(each, resolver, site)) {
        const key = typeKey(inner.type);
        if (!seen.has(key)) next.set(key, { ...inner, isTwice: each.isTwice || next.has(key) });
      }
    }
    for (const [name, found] of here) if (!selected.has(name)) selected.set(name, found);
    for (const key of next.keys()) seen.add(key);
    level = [...next.values()].filter(({ depth }) => depth <= mostEmbedded);
  }
  return new Map([...selected].flatMap(([name, found]) => (found === "other" ? [] : [[name, found] as const])));
}

/** What a type has itself. */
function namesOf(
  { type, depth, alone, isPointer }: Embedded,
  resolver: Resolver,
  site: Site,
): readonly (readonly [string, Selected])[] {
  const base = { depth, alone, pointer: false };
  if (type.kind === "error") return [["Error", { ...base, origin: "error" }]];
  if (type.kind === "library") {
    const methods = libraryMethods[type.name] ?? {};
    return Object.entries(methods).map(([name, signature]) => [name, { ...base, origin: type.name, signature }]);
  }
  const made = resolver.underlying(type, site);
  const fields = made?.kind === "struct" ? fieldNames(made).map((name) => [name, "other"] as const) : [];
  if (type.kind !== "named") return fields;
  const { package: owner, unit: declared } = type.declared;
  const origin = `${owner.path}.${declared.name.name}`;
  if (made?.kind === "interface") {
    return interfaceMethods(made, resolver, site).map(({ name }) => [name, { ...base, origin }] as const);
  }
  const methods = owner.methods(declared.name.name).map(({ file, unit: { name, pointer } }) => {
    const signature = { file, start: name.end };
    return [name.name, { ...base, origin, pointer: pointer && !isPointer, signature }] as const;
  });
  return [...methods, ...fields];
}

function fieldNames({ node }: StructType): readonly string[] {
  return node.fields.flatMap(({ names, type }) =>
    names.length === 0 ? (nameOf(type) ?? []) : names.map(({ name }) => name),
  );
}

function nameOf(node: TypeNode): string | undefined {
  const written = node.kind === "pointer" ? node.element : node;
  return written.kind === "named" ? written.name : undefined;
}

function embeddedIn({ type, depth, alone, isPointer }: Embedded, resolver: Resolver, site: Site): readonly Embedded[] {
  const struct = resolver.underlying(type, site);
  if (struct?.kind !== "struct") return [];
  const sent = struct.node.fields.filter(({ tag }) => !isSkipped(tag?.text));
  return struct.node.fields.flatMap((field) => {
    if (field.names.length > 0) return [];
    const isThroughPointer = field.type.kind === "pointer";
    const written = field.type.kind === "pointer" ? field.type.element : field.type;
    const inner = resolver.resolve(written, struct.scope, site);
    if (inner === undefined) return [];
    const isAlone = alone && sent.length === 1 && sent[0] === field && !isThroughPointer;
    return [
      { type: inner, depth: depth + 1, alone: isAlone, isPointer: isPointer || isThroughPointer, isTwice: false },
    ];
  });
}

function isSkipped(tag: string | undefined): boolean {
  const parsed = tag === undefined ? undefined : parseStructTag(tag);
  return parsed !== undefined && !("problem" in parsed) && parsed.json?.skipped === true;
}

/** A method of an interface, and the package that it is declared in: an unexported name is that package's own. */
export interface InterfaceMethod {
  readonly name: string;
  readonly package: GoPackage;
}

/** The methods of an interface, those of the interfaces that it embeds among them, each once. */
export function interfaceMethods(type: InterfaceType, resolver: Resolver, site: Site): readonly InterfaceMethod[] {
  const methods = new Map<string, InterfaceMethod>();
  const seen = new Set<InterfaceType["node"]>();
  const pending = [type];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (seen.has(at.node)) continue;
    seen.add(at.node);
    const owner = at.scope.package;
    for (const element of at.node.elements) {
      if (element.kind === "method") methods.set(element.name.name, { name: element.name.name, package: owner });
      const embedded = element.kind === "embedded" && element.type && resolver.resolve(element.type, at.scope, site);
      const made = embedded ? resolver.underlying(embedded, site) : undefined;
      if (made?.kind === "interface") pending.push(made);
      if (made?.kind === "error") methods.set("Error", { name: "Error", package: owner });
    }
  }
  return [...methods.values()];
}
