import type { DeclarationSource, TypeExpr } from "@autonats/model";
import type { DeclaredType } from "../packages/go-package.js";
import { isExported } from "../syntax/characters.js";
import type { NamedType } from "./go-type.js";

/** What all declarations of a named type have. */
export function declarationBase(
  type: NamedType,
  id: string,
  typeArguments: readonly TypeExpr[],
): { id: string; doc?: string; source: DeclarationSource; typeArguments?: readonly TypeExpr[] } {
  const { declared } = type;
  const { doc } = declared.file.docAbove(declared.unit.docAnchor);
  return {
    id,
    ...(doc === undefined ? {} : { doc }),
    source: declarationSource(declared),
    ...(typeArguments.length === 0 ? {} : { typeArguments }),
  };
}

/** Where code of other packages can have a type from. */
export function declarationSource(declared: DeclaredType): DeclarationSource {
  const { file, unit, package: owner } = declared;
  const { name } = unit.name;
  return {
    ...file.source(name, unit.name),
    ...packageOf(owner),
    exported: isExported(name),
  };
}

/** How a package is imported and what it calls itself. */
export function packageOf(owner: DeclaredType["package"]): { package?: string; packageName: string } {
  const isImportable = owner.module.path !== undefined || owner.path !== owner.name;
  return { ...(isImportable ? { package: owner.path } : {}), packageName: owner.name };
}
