import type { TypeForm } from "@autonats/model";
import type { DeclaredType, GoPackage } from "../packages/go-package.js";
import type { Imported, Workspace } from "../packages/workspace.js";
import type { Site } from "../report.js";
import type { NamedNode, TypeNode } from "../syntax/ast.js";
import { isExported } from "../syntax/characters.js";
import { type GoType, type NamedType, type Scope, universalType } from "./go-type.js";
import { findImport } from "./imports.js";
import { libraryType, runtimePath, runtimeType } from "./known-types.js";

/** Computes the length of an array; undefined when it could not, which it has reported. */
export type LengthOf = (node: Extract<TypeNode, { kind: "array" }>, scope: Scope, site: Site) => number | undefined;

/** How many aliases can stand for one another. */
const mostAliases = 100;

/** Turns types as they are written into types as Go understands them. Reports what is not valid, and returns undefined for it. */
export class Resolver {
  readonly workspace: Workspace;
  /** What the project says of types of packages, by import path and name. */
  readonly types: Readonly<Record<string, TypeForm>>;
  /** Set once, by the reader of constants, which in turn needs types. */
  lengthOf: LengthOf = () => undefined;
  readonly #aliases: DeclaredType[] = [];

  constructor(workspace: Workspace, types: Readonly<Record<string, TypeForm>> = {}) {
    this.workspace = workspace;
    this.types = types;
  }

  /** The type that a node means in a scope. */
  resolve(node: TypeNode, scope: Scope, site: Site): GoType | undefined {
    const here = site.at(node, scope.file);
    switch (node.kind) {
      case "named":
        return this.#named(node, scope, here);
      case "pointer":
      case "slice": {
        const element = this.resolve(node.element, scope, site);
        return element && { kind: node.kind, element };
      }
      case "array": {
        const element = this.resolve(node.element, scope, site);
        const length = this.lengthOf(node, scope, here);
        return element && length !== undefined ? { kind: "array", length, element } : undefined;
      }
      case "map": {
        const key = this.resolve(node.key, scope, site);
        const value = this.resolve(node.value, scope, site);
        return key && value && { kind: "map", key, value };
      }
      case "struct":
        return { kind: "struct", node, scope };
      case "interface":
        return node.elements.length === 0 ? { kind: "any" } : { kind: "interface", node, scope };
      case "function":
      case "channel":
        return { kind: node.kind };
    }
  }

  /** What a named type is made of, through all the names between; other types are their own. */
  underlying(type: GoType, site: Site): GoType | undefined {
    const seen = new Set<DeclaredType>();
    let at: GoType | undefined = type;
    while (at?.kind === "named") {
      if (seen.has(at.declared)) {
        this.#reportCycle(at.declared, site);
        return undefined;
      }
      seen.add(at.declared);
      at = this.#definition(at.declared, at.arguments, site);
    }
    return at;
  }

  /** The one type that a package declares by a name; undefined with a report when it is broken, or not the only one. */
  declared(owner: GoPackage, name: string, site: Site): DeclaredType | undefined {
    const found = owner.types(name);
    for (const file of owner.filesWith(name)) {
      if (file.outline.problem !== undefined) site.reportSyntax(file, file.outline.problem);
    }
    const [first, second] = found;
    if (first !== undefined && second !== undefined) {
      const related = [{ span: first.file.span(first.unit.name), message: "the first is here" }];
      site.at(second.unit.name, second.file).report("AN2002", { name }, related);
      return undefined;
    }
    return first;
  }

  /** The scope inside a declared type. */
  scopeOf(declared: DeclaredType, typeArguments: readonly GoType[]): Scope {
    const parameters = "value" in declared.spec ? declared.spec.value.parameters : [];
    const pairs = parameters.flatMap(({ name }, index) => {
      const argument = typeArguments[index];
      return argument === undefined ? [] : [[name, argument] as const];
    });
    return { package: declared.package, file: declared.file, typeArguments: new Map(pairs) };
  }

  #named(node: NamedNode, scope: Scope, site: Site): GoType | undefined {
    if (node.qualifier !== undefined) return this.#qualified(node, node.qualifier, scope, site);
    const argument = scope.typeArguments.get(node.name);
    if (argument !== undefined) return argument;
    const declared = this.declared(scope.package, node.name, site);
    if (declared !== undefined) return this.#instantiate(declared, node, scope, site);
    if (scope.package.types(node.name).length > 0) return undefined;
    const universal = universalType(node.name);
    if (universal !== undefined) return universal;
    if (!site.owner.failed || !this.#isBroken(scope.package, node.name)) this.#reportUnknown(node.name, scope, site);
    return undefined;
  }

  #qualified(node: NamedNode, qualifier: string, scope: Scope, site: Site): GoType | undefined {
    const found = findImport(this.workspace, scope.package, scope.file, qualifier);
    if (found === undefined) {
      const isContext = qualifier === "ctx" && node.name === "Context";
      site.report("AN2003", {
        qualifier,
        help: isContext
          ? 'Write `ctx context.Context` and import "context".'
          : `Import the package that \`${qualifier}.${node.name}\` comes from.`,
      });
      return undefined;
    }
    const { unit, imported } = found;
    if (imported.kind === "missing" && imported.path !== runtimePath) {
      const related = [{ span: scope.file.span(unit), message: "it is imported here" }];
      site.report("AN3015", { what: `package \`${imported.path}\``, help: imported.help }, related);
      return undefined;
    }
    if (imported.kind === "standard") return this.#standard(imported, node, scope, site);
    const path = imported.kind === "package" ? imported.package.path : imported.path;
    const typeArguments = path === runtimePath ? this.#arguments(node, scope, site) : [];
    const known = path === runtimePath && typeArguments ? runtimeType(node.name, typeArguments) : undefined;
    if (known !== undefined) return known;
    if (imported.kind !== "package") return { kind: "opaque", text: `${qualifier}.${node.name}` };
    const declared = isExported(node.name) ? this.declared(imported.package, node.name, site) : undefined;
    if (declared !== undefined) return this.#instantiate(declared, node, scope, site);
    if (!this.#isBroken(imported.package, node.name)) {
      const help = `Check the name: package \`${imported.package.path}\` exports no such type for linux/amd64.`;
      site.report("AN3015", { what: `type \`${qualifier}.${node.name}\``, help });
    }
    return undefined;
  }

  #standard(
    { path, package: owner }: Extract<Imported, { kind: "standard" }>,
    node: NamedNode,
    scope: Scope,
    site: Site,
  ): GoType | undefined {
    const declared = owner && this.declared(owner, node.name, site);
    return declared === undefined ? libraryType(path, node.name) : this.#instantiate(declared, node, scope, site);
  }

  #instantiate(declared: DeclaredType, node: NamedNode, scope: Scope, site: Site): GoType | undefined {
    if (!("value" in declared.spec)) {
      site.reportSyntax(declared.file, declared.spec.problem);
      return undefined;
    }
    const { parameters, alias } = declared.spec.value;
    const typeArguments = this.#arguments(node, scope, site);
    if (typeArguments === undefined) return undefined;
    if (parameters.length !== typeArguments.length) {
      const [wanted, given] = [parameters.length, typeArguments.length].map(String);
      site.report("AN2004", { name: node.name, wanted: wanted ?? "", given: given ?? "" });
      return undefined;
    }
    return alias ? this.#alias(declared, typeArguments, site) : { kind: "named", declared, arguments: typeArguments };
  }

  #alias(declared: DeclaredType, typeArguments: readonly GoType[], site: Site): GoType | undefined {
    if (this.#aliases.includes(declared)) {
      this.#reportCycle(declared, site);
      return undefined;
    }
    if (this.#aliases.length >= mostAliases) {
      const limit = `it leads through more than ${mostAliases} aliases`;
      site.report("AN3023", { text: declared.unit.name.name, limit, help: "Name the type that it stands for." });
      return undefined;
    }
    this.#aliases.push(declared);
    const resolved = this.#definition(declared, typeArguments, site);
    this.#aliases.pop();
    return resolved;
  }

  #definition(declared: DeclaredType, typeArguments: NamedType["arguments"], site: Site): GoType | undefined {
    if (!("value" in declared.spec)) {
      site.reportSyntax(declared.file, declared.spec.problem);
      return undefined;
    }
    return this.resolve(declared.spec.value.type, this.scopeOf(declared, typeArguments), site);
  }

  #arguments(node: NamedNode, scope: Scope, site: Site): readonly GoType[] | undefined {
    const resolved = node.arguments.flatMap((argument) => this.resolve(argument, scope, site) ?? []);
    return resolved.length === node.arguments.length ? resolved : undefined;
  }

  #isBroken(owner: GoPackage, name: string): boolean {
    return owner.types(name).length > 0 || owner.filesWith(name).some((file) => file.outline.problem !== undefined);
  }

  #reportUnknown(name: string, scope: Scope, site: Site): void {
    const dot = scope.file.outline.imports.find(
      (unit) => unit.alias === "." && this.#mayDeclare(unit.path, name, scope),
    );
    if (dot !== undefined) {
      const related = [{ span: scope.file.span(dot), message: "names of this package need no qualifier" }];
      site.report("AN2005", { name, path: dot.path }, related);
      return;
    }
    const help = `Declare it in package \`${scope.package.name}\`, or import the package that has it.`;
    site.report("AN3015", { what: `type \`${name}\``, help });
  }

  #mayDeclare(path: string, name: string, scope: Scope): boolean {
    const imported = this.workspace.import(scope.package, path);
    return imported.kind !== "package" || imported.package.types(name).length > 0;
  }

  #reportCycle(declared: DeclaredType, site: Site): void {
    site.at(declared.unit.name, declared.file).report("AN2006", { name: declared.unit.name.name });
  }
}
