import type { SourceSpan, TypeForm } from "@autonats/model";
import type ts from "typescript";
import type { TypeName, TypeView, UnresolvedName } from "../views.js";
import type { Exports } from "./exports.js";
import type { Project } from "./project.js";

/** A name, without type arguments. */
export type NamedSymbol = Omit<TypeName, "typeArguments">;

/** A project, and the way to look at its types. */
export interface Inspection extends Project {
  readonly exports: Exports;
  /** Types of packages whose form the project says, as `luxon#DateTime`. */
  readonly types: Readonly<Record<string, TypeForm>>;
  /** What is known about names that were met before. */
  readonly names: Map<ts.Symbol, NamedSymbol | undefined>;
  /** What is known about the names in pieces of source that were met before. */
  readonly unresolved: Map<ts.Node, readonly UnresolvedName[]>;
  /** The alias of a type, when it has one. */
  aliasOf(type: ts.Type): ts.Symbol | undefined;
  /**
   * Looks at a type.
   *
   * @param node What the source writes for it, when it writes it anywhere.
   * @param near The place of the project itself that is nearest, for types that it does not write.
   */
  view(type: ts.Type, node: ts.TypeNode | undefined, near: SourceSpan): TypeView;
}
