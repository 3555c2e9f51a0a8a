import type ts from "typescript";
import type { UnresolvedName } from "../views.js";
import { compiler } from "./compiler.js";
import type { Project } from "./project.js";

/** The names in a piece of source, and in the aliases that it mentions, that mean nothing to the compiler. */
export function unresolvedNames(node: ts.Node, project: Project): readonly UnresolvedName[] {
  const found: UnresolvedName[] = [];
  const visited = new Set<ts.Node>();
  const visit = (each: ts.Node): void => {
    if (visited.has(each)) return;
    visited.add(each);
    const name = nameIn(each);
    if (name !== undefined) {
      const symbol = resolve(name, project.checker);
      if (symbol === undefined) found.push(describe(name, project));
      else for (const alias of symbol.declarations ?? []) if (compiler.isTypeAliasDeclaration(alias)) visit(alias.type);
    }
    compiler.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

/** The name that a node refers to a type by. */
function nameIn(node: ts.Node): ts.EntityName | ts.Expression | undefined {
  if (compiler.isTypeReferenceNode(node)) return isConst(node) ? undefined : node.typeName;
  if (compiler.isExpressionWithTypeArguments(node)) return node.expression;
  if (compiler.isTypeQueryNode(node)) return node.exprName;
  return compiler.isImportTypeNode(node) ? (node.qualifier ?? undefined) : undefined;
}

function isConst(node: ts.TypeReferenceNode): boolean {
  return compiler.isAsExpression(node.parent) && node.getText() === "const";
}

/** What a name stands for, through imports; undefined when that cannot be found. */
export function resolve(name: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  if (symbol === undefined || !(symbol.flags & compiler.SymbolFlags.Alias)) return symbol;
  const target = checker.getAliasedSymbol(symbol);
  return target.declarations === undefined ? undefined : target;
}

function describe(name: ts.EntityName | ts.Expression, project: Project): UnresolvedName {
  const { checker, places } = project;
  const first = firstOf(name);
  const specifier = importOf(first, checker);
  return {
    name: name.getText(),
    span: places.span(name),
    ...(specifier === undefined ? {} : { module: specifier.text }),
    moduleMissing: specifier !== undefined && checker.getSymbolAtLocation(specifier) === undefined,
  };
}

function firstOf(name: ts.EntityName | ts.Expression): ts.Node {
  if (compiler.isQualifiedName(name)) return firstOf(name.left);
  return compiler.isPropertyAccessExpression(name) ? firstOf(name.expression) : name;
}

/** The module that a name is imported from. */
function importOf(name: ts.Node, checker: ts.TypeChecker): ts.StringLiteral | undefined {
  const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
  for (let node: ts.Node | undefined = declaration; node !== undefined; node = node.parent) {
    if (compiler.isImportDeclaration(node) || compiler.isExportDeclaration(node)) {
      const { moduleSpecifier } = node;
      return moduleSpecifier && compiler.isStringLiteral(moduleSpecifier) ? moduleSpecifier : undefined;
    }
  }
  return undefined;
}
