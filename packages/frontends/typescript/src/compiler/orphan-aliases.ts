import type ts from "typescript";
import { compiler } from "./compiler.js";
import { isOwnFile } from "./own-files.js";
import type { Project } from "./project.js";

/**
 * The aliases of types that the compiler does not remember them for, by those types: `type Colour = (typeof colours)[number]` is
 * worked out of something else, and from then on just a union of literals.
 */
export function findOrphanAliases(project: Project): ReadonlyMap<ts.Type, ts.Symbol> {
  const found = new Map<ts.Type, ts.Symbol>();
  for (const file of project.program.getSourceFiles()) {
    if (!isOwnFile(file, project)) continue;
    for (const statement of file.statements) {
      const isAlias = compiler.isTypeAliasDeclaration(statement) && statement.typeParameters === undefined;
      if (!isAlias || !compiler.isIndexedAccessTypeNode(statement.type)) continue;
      const symbol = project.checker.getSymbolAtLocation(statement.name);
      const type = symbol && project.checker.getDeclaredTypeOfSymbol(symbol);
      if (symbol === undefined || type === undefined || !type.isUnion() || type.aliasSymbol !== undefined) continue;
      if (!found.has(type)) found.set(type, symbol);
    }
  }
  return found;
}
