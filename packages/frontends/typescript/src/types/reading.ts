import type { Declaration, Diagnostic, Draft as ModelDraft, TypeExpr } from "@autonats/model";
import type { TypeName, TypeView } from "../views.js";
import type { Place } from "./place.js";

export type Report = (diagnostic: Diagnostic) => void;

/** What a declaration adds to its id and its place. */
export type DeclarationBody = WithoutHead<Declaration>;

type WithoutHead<Each> = Each extends Declaration ? Omit<Each, "id" | "doc" | "source" | "typeArguments"> : never;

/** Creates a declaration's body. Undefined when that is not possible, which has then been reported. */
export type BuildBody = (place: Place, report: Report) => DeclarationBody | undefined;

/** Turns types into those of the model. */
export interface Reading {
  /** Reads a type. What is wrong with it goes to `report`, unless a declaration is to blame, which then keeps it. */
  read(view: TypeView, place: Place, report: Report): TypeExpr;
  /** Reads the type of something that may be absent, for which undefined is as good as not to be there. */
  readOptional(view: TypeView, place: Place, report: Report): TypeExpr;
  /** Declares a type, under its name or, when it has none, under that of its place. Its body is made later. */
  declare(name: TypeName | undefined, view: TypeView, place: Place, report: Report, build: BuildBody): TypeExpr;
}

/** Stands for a type that could not be read. Whatever reaches it has been reported and is never printed. */
export const unreadable: TypeExpr = { kind: "scalar", scalar: "json" };

/** A declaration in the making, and what is wrong with it. */
export interface Draft extends ModelDraft {
  readonly diagnostics: Diagnostic[];
}
