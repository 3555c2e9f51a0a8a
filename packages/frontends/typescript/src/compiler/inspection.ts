import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { TypeView } from "../views.js";
import type { Exports } from "./exports.js";
import type { Project } from "./project.js";

/** A project, and the way to look at its types. */
export interface Inspection extends Project {
  readonly exports: Exports;
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
