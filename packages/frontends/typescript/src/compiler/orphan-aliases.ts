import { compareText } from "@autonats/model";
import type ts from "typescript";
import { compiler } from "./compiler.js";
import { isOwnFile } from "./own-files.js";
import type { Project } from "./project.js";

const { TypeFlags } = compiler;

/**
 * The aliases of types that the compiler does not remember them for, by those types: `type Colour = (typeof colours)[number]` is
 * worked out of something else, and from then on just a union of literals.
 */
export function findOrphanAliases(project: Project): ReadonlyMap<ts.Type, ts.Symbol> {
  return findAliases(project, compiler.isIndexedAccessTypeNode, (type) => type.isUnion());
}

/** The same for brands that are worked out of something else, as by `type Id = z.infer<typeof id>`. */
export function findBrandAliases(project: Project): ReadonlyMap<ts.Type, ts.Symbol> {
  return findAliases(project, () => true, isBrand);
}

/** Reports whether a type is a primitive with a mark that only the compiler sees. */
export function isBrand(type: ts.Type): boolean {
  const primitive = TypeFlags.StringLike | TypeFlags.NumberLike | TypeFlags.BigIntLike | TypeFlags.BooleanLike;
  return type.isIntersection() && type.types.some(({ flags }) => flags & primitive);
}

function findAliases(
  project: Project,
  isWanted: (node: ts.TypeNode) => boolean,
  isOrphan: (type: ts.Type) => boolean,
): ReadonlyMap<ts.Type, ts.Symbol> {
  const found = new Map<ts.Type, ts.Symbol>();
  const files = project.program.getSourceFiles().filter((file) => isOwnFile(file, project));
  // The order of the compiler depends on what else is read.
  for (const file of files.toSorted((left, right) => compareText(left.fileName, right.fileName))) {
    for (const statement of file.statements) {
      const isAlias = compiler.isTypeAliasDeclaration(statement) && statement.typeParameters === undefined;
      if (!isAlias || !isWanted(statement.type)) continue;
      const symbol = project.checker.getSymbolAtLocation(statement.name);
      const type = symbol && project.checker.getDeclaredTypeOfSymbol(symbol);
      if (symbol === undefined || type === undefined || type.aliasSymbol !== undefined || !isOrphan(type)) continue;
      if (!found.has(type)) found.set(type, symbol);
    }
  }
  return found;
}
