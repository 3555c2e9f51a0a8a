import type { Document, Scope } from "@autonats/codegen";
import { type ChoiceDeclaration, type Declaration, type EnumDeclaration, toCamelCase } from "@autonats/model";
import { printData } from "../text/data.js";
import { assigned, call } from "../text/layout.js";
import { builtFrom } from "../text/lists.js";
import { literal, member } from "../text/literals.js";
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
      printData(
        declaration.alternatives.map(({ when }) => when),
        new Set(),
      ),
    ]);
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
