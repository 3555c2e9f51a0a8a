import type { Document, Scope } from "@autonats/codegen";
import {
  type Alternative,
  type ChoiceDeclaration,
  type Declaration,
  declarationOf,
  type EnumDeclaration,
  type TypeExpr,
  toCamelCase,
} from "@autonats/model";
import { printData } from "../text/data.js";
import { assigned, braced, call } from "../text/layout.js";
import { builtFrom, listed } from "../text/lists.js";
import { literal, member, property } from "../text/literals.js";
import { runtimeType, runtimeValue } from "../text/packages.js";
import { genericType, namedType, printType, type TypeSyntax } from "../text/type-syntax.js";
import { expressType, hasMembers, isAmbient } from "../types/express-type.js";
import type { TypeNamer } from "../types/type-namer.js";

/** The constants of a codec file that tell which values an enum has. */
export class EnumConstants {
  readonly #namer: TypeNamer;
  readonly #scope: Scope;
  readonly #values = new Map<string, string>();
  readonly #choices = new Map<string, string>();
  readonly #keys = new Map<string, string>();
  readonly #statements: Document[] = [];

  constructor(namer: TypeNamer, scope: Scope) {
    this.#namer = namer;
    this.#scope = scope;
  }

  /** Every constant that was asked for, in an order in which each has what it needs. */
  get statements(): readonly Document[] {
    return this.#statements;
  }

  /** The set of an enum's values. */
  values(declaration: Declaration): string {
    const resolved = this.#resolve(declaration);
    return this.#constant(this.#values, resolved, "Values", () => {
      const type = genericType("ReadonlySet", this.#type(resolved));
      const base = resolved.base === "string" ? "string" : "number";
      const set = builtFrom(isAmbient(resolved) ? `new Set<${base}>` : "new Set", this.#members(resolved));
      // The compiler takes no plain value for one of an enum.
      return [printType(type), isAmbient(resolved) ? [set, ` as ReadonlySet<${base}> as `, printType(type)] : set];
    });
  }

  /** The key by which a map with an enum's values as its keys is written and read. */
  key(declaration: Declaration): string {
    const resolved = this.#resolve(declaration);
    const values = this.values(resolved);
    return this.#constant(this.#keys, resolved, "Key", () => {
      const type = genericType(runtimeType("MapKey"), this.#type(resolved));
      return [printType(type), call(runtimeValue("enumKey"), [values])];
    });
  }

  /** The list of what tells the alternatives of a choice apart. */
  choice(declaration: ChoiceDeclaration): string {
    return this.#constant(this.#choices, declaration, "Choice", () => [
      [printType({ kind: "array", element: namedType(runtimeType("Condition")), readonly: true })],
      listed(
        declaration.alternatives.map((alternative) => this.#condition(alternative)),
        { broken: declaration.alternatives.length > 1 && declaration.alternatives.every(isLarge) },
      ),
    ]);
  }

  /** What tells an alternative apart: in JSON, and before it is written, where that is something else. */
  #condition({ type, when, key }: Alternative): Document {
    const parts = Object.entries(when).map(([name, value]) =>
      property(name, printData(value, new Set()), typeof value === "string" ? "chain" : "other"),
    );
    return braced(key === undefined ? parts : [...parts, property("own", this.#own(type), "other")]);
  }

  #own(type: TypeExpr): Document {
    if (type.kind === "ref") {
      const declaration = declarationOf(this.#namer.index, type.id);
      if (declaration.kind !== "alias") throw new Error(`bug: ${type.id} is not told from text`);
      return declaration.conversion === undefined ? this.#own(declaration.type) : this.#namer.asValue(declaration);
    }
    if (type.kind !== "scalar") throw new Error(`bug: a ${type.kind} is not told from text`);
    return literal(type.scalar === "timestamp" ? "Date" : type.scalar === "bytes" ? "bytes" : "bigint");
  }

  #constant(
    known: Map<string, string>,
    { id }: Declaration,
    suffix: string,
    print: () => readonly [Document, Document],
  ): string {
    const earlier = known.get(id);
    if (earlier !== undefined) return earlier;
    const name = this.#scope.claim(`${toCamelCase(id)}${suffix}`);
    known.set(id, name);
    const [type, value] = print();
    this.#statements.push([assigned([`const ${name}: `, type], " =", value), ";"]);
    return name;
  }

  #type({ id }: EnumDeclaration): TypeSyntax {
    return expressType({ kind: "ref", id }, this.#namer);
  }

  /** The values as the source's own enum names them, so that the compiler sees when one is gone; else as they are. */
  #members(declaration: EnumDeclaration): readonly Document[] {
    const named = hasMembers(declaration);
    return declaration.members.map((each) =>
      named && each.source !== undefined
        ? member(this.#namer.asValue(declaration), each.source.name)
        : literal(each.value),
    );
  }

  /** An alias of an enum has the enum's values. */
  #resolve(declaration: Declaration): EnumDeclaration {
    if (declaration.kind === "enum") return declaration;
    const target = declaration.kind === "alias" && declaration.type.kind === "ref" ? declaration.type.id : undefined;
    const next = target === undefined ? undefined : this.#namer.index.get(target);
    if (next === undefined) throw new Error(`bug: ${declaration.id} is not an enum`);
    return this.#resolve(next);
  }
}

/** Reports whether Prettier gives what tells an alternative apart a line of its own. */
function isLarge({ when, key }: Alternative): boolean {
  return Object.keys(when).length + (key === undefined ? 0 : 1) > 1;
}
