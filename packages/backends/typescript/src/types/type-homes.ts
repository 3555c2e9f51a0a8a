import type { AliasDeclaration, Declaration } from "@autonats/model";
import { isTypescript } from "../plan/paths.js";

/** Where a declaration can be had from, for generated code. */
export type TypeHome =
  /** Everywhere: every file knows it by its name. */
  | { readonly kind: "global"; readonly name: string }
  /** A module that the project's dependencies bring. */
  | { readonly kind: "package"; readonly specifier: string; readonly exported: ExportedName }
  /** A file of the user's own. */
  | { readonly kind: "file"; readonly file: string; readonly exported: ExportedName }
  /** A generated file, which exports it by the name it has there. */
  | { readonly kind: "generated"; readonly file: string; readonly name: string };

/** A name of the user's, and the one that the module exports it by. */
export interface ExportedName {
  readonly name: string;
  readonly exportName: string;
}

/** Finds the homes of the declarations that one group of generated files uses. */
export type FindHome = (declaration: Declaration) => TypeHome;

/**
 * Reports whether a type is written where it is used: a few literals or alternatives that the source gave no name, or what values of
 * another language's library are in JSON, such as a `Uuid`.
 */
export function isInline(declaration: Declaration): boolean {
  if (isInlineAlias(declaration)) return true;
  if (declaration.source !== undefined) return false;
  return declaration.kind === "choice" || (declaration.kind === "enum" && declaration.members.length <= 4);
}

/** Reports whether a name stands for a type that says more than the name does. */
export function isInlineAlias(declaration: Declaration): declaration is AliasDeclaration {
  if (declaration.kind !== "alias" || declaration.form === undefined) return false;
  const { type } = declaration;
  return type.kind !== "scalar" || (type.scalar !== "string" && type.scalar !== "json");
}

/** Reports whether generated code can import a declaration as the user wrote it. */
export function isImportable(declaration: Declaration): boolean {
  const { source } = declaration;
  return globalName(declaration) !== undefined || (source?.exported === true && isTypescript(source.file));
}

/** The name of a type that every file knows, such as `URL`; undefined for one that has to be imported. */
export function globalName(declaration: Declaration): string | undefined {
  return declaration.kind === "alias" ? declaration.conversion?.global : undefined;
}
