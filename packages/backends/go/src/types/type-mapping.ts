import type { AliasDeclaration, Field, TypeExpr } from "@autonats/model";
import type { GoField, GoType } from "./go-type.js";

/** The rules by which types of the model become types of Go: one set for types that are generated, one for types of the user's own. */
export interface TypeMapping {
  /** A type where a value must be: an element, an entry, what a pointer leads to. */
  readonly value: (type: TypeExpr) => GoType;
  /** The result of a method. */
  readonly result: (type: TypeExpr) => GoType;
  /** What an alias with codec functions of its own is made of. */
  readonly underlying: (alias: AliasDeclaration) => GoType;
  /** Fields of a declaration or parameters of a method; `owner` is the declaration's id. */
  readonly fields: (fields: readonly Field[], owner?: string) => readonly GoField[];
}
