import type { Annotation } from "@autonats/model";
import type { DeclaredType } from "../packages/go-package.js";
import type { GoFile } from "../syntax/go-file.js";
import type { TypeUnit } from "../syntax/outline.js";

/** The annotations of one name in the doc comment of a type. */
export function typeAnnotations(file: GoFile, unit: TypeUnit, name: string): readonly Annotation[] {
  return file.docAbove(unit.docAnchor).annotations.filter((annotation) => annotation.name === name);
}

/** Reports whether the doc comment of a type makes it a union. */
export function isUnion({ file, unit }: DeclaredType): boolean {
  return typeAnnotations(file, unit, "union").length > 0;
}

/** Reports whether the doc comment of a type with constants says that it has no other values. */
export function isClosed({ file, unit }: DeclaredType): boolean {
  return typeAnnotations(file, unit, "closed").length > 0;
}

/** Reports whether the doc comment of a type with constants lets it have other values, too. */
export function isOpen({ file, unit }: DeclaredType): boolean {
  return typeAnnotations(file, unit, "open").length > 0;
}
