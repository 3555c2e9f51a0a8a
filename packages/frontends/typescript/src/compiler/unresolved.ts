import type ts from "typescript";
import type { UnresolvedName } from "../views.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import type { Project } from "./project.js";

/** The names in a piece of source, and in the aliases that it mentions, that mean nothing to the compiler. */
export function unresolvedNames(node: ts.Node, inspection: Inspection): readonly UnresolvedName[] {
  const known = inspection.unresolved.get(node) ?? findUnresolved(node, inspection);
  inspection.unresolved.set(node, known);
  return known;
}

function findUnresolved(node: ts.Node, project: Project): readonly UnresolvedName[] {
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
  const isImport = symbol !== undefined && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
  const target = isImport ? checker.getAliasedSymbol(symbol) : symbol;
  return target?.declarations === undefined ? undefined : target;
}

/** Points at the import that fails, if there is one, so that each is reported once. */
function describe(name: ts.EntityName | ts.Expression, { checker, places }: Project): UnresolvedName {
  const declaration = checker.getSymbolAtLocation(firstOf(name))?.declarations?.[0];
  const specifier = importOf(declaration);
  if (declaration === undefined || specifier === undefined) {
    return { name: name.getText(), span: places.span(name), moduleMissing: false };
  }
  const moduleMissing = checker.getSymbolAtLocation(specifier) === undefined;
  const imported = compiler.isImportSpecifier(declaration)
    ? (declaration.propertyName ?? declaration.name)
    : declaration;
  return {
    name: compiler.isImportSpecifier(declaration) ? imported.getText() : name.getText(),
    span: places.span(moduleMissing ? specifier : imported),
    module: specifier.text,
    moduleMissing,
  };
}

function firstOf(name: ts.EntityName | ts.Expression): ts.Node {
  if (compiler.isQualifiedName(name)) return firstOf(name.left);
  return compiler.isPropertyAccessExpression(name) ? firstOf(name.expression) : name;
}

/** The module that a declaration imports from. */
function importOf(declaration: ts.Declaration | undefined): ts.StringLiteral | undefined {
  for (let node: ts.Node | undefined = declaration; node !== undefined; node = node.parent) {
    if (compiler.isImportDeclaration(node) || compiler.isExportDeclaration(node)) {
      const { moduleSpecifier } = node;
      return moduleSpecifier && compiler.isStringLiteral(moduleSpecifier) ? moduleSpecifier : undefined;
    }
  }
  return undefined;
}
