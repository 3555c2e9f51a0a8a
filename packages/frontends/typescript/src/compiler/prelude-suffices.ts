import type ts from "typescript";
import { compiler } from "./compiler.js";
import { isLibraryName } from "./library.js";
import type { Project } from "./project.js";
import { preludeFile, runtimeFile } from "./virtual-files.js";

/**
 * Reports whether the types in a project's files mean the same with the prelude as with the language's whole library: every name in them is
 * found, or unknown to the library too, none comes from an installed package, and none depends on an expression that is more than
 * a literal.
 *
 * @param hasGlobals Whether the configuration names packages whose types all files see.
 */
export function preludeSuffices({ program, checker }: Project, hasGlobals: boolean): boolean {
  const isFound = (name: ts.Node): boolean => {
    const first = firstIdentifier(name);
    if (first === undefined) return false;
    const isDeclared = checker.getSymbolAtLocation(first)?.declarations !== undefined;
    return isDeclared || (!hasGlobals && !isLibraryName(first.text));
  };
  return program.getSourceFiles().every((file) => {
    if (file.fileName === preludeFile || file.fileName === runtimeFile) return true;
    return (
      !program.isSourceFileFromExternalLibrary(file) &&
      !file.isDeclarationFile &&
      isSelfContained(file, checker, isFound)
    );
  });
}

function isSelfContained(file: ts.SourceFile, checker: ts.TypeChecker, isFound: (name: ts.Node) => boolean): boolean {
  const holds = (node: ts.Node): boolean => {
    if (compiler.isBlock(node) || compiler.isExpressionStatement(node) || compiler.isDecorator(node)) return true;
    if (compiler.isVariableDeclaration(node) || compiler.isParameter(node)) {
      return node.type === undefined || holds(node.type);
    }
    if (compiler.isPropertyDeclaration(node)) {
      return node.type === undefined ? isLiteral(node.initializer) : holds(node.type);
    }
    if (compiler.isTypeReferenceNode(node)) {
      return isFound(node.typeName) && (node.typeArguments ?? []).every(holds);
    }
    if (compiler.isExpressionWithTypeArguments(node)) {
      return isFound(node.expression) && (node.typeArguments ?? []).every(holds);
    }
    if (compiler.isTypeQueryNode(node)) return isFound(node.exprName) && isPlainValue(node.exprName, checker);
    return !compiler.forEachChild(node, (child) => !holds(child));
  };
  return holds(file);
}

/** The name, or the first part of a qualified one. */
function firstIdentifier(name: ts.Node): ts.Identifier | undefined {
  if (compiler.isIdentifier(name)) return name;
  if (compiler.isQualifiedName(name)) return firstIdentifier(name.left);
  return compiler.isPropertyAccessExpression(name) ? firstIdentifier(name.expression) : undefined;
}

/** Reports whether the type of a value can be told without the library: it is written down, or the value is but literals. */
function isPlainValue(name: ts.Node, checker: ts.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(name);
  const isImport = symbol !== undefined && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
  const declaration = (isImport ? checker.getAliasedSymbol(symbol) : symbol)?.valueDeclaration;
  if (declaration === undefined) return true;
  if (compiler.isEnumDeclaration(declaration) || compiler.isClassDeclaration(declaration)) return true;
  if (!compiler.isVariableDeclaration(declaration)) return false;
  return declaration.type !== undefined || isLiteral(declaration.initializer);
}

function isLiteral(value: ts.Expression | undefined): boolean {
  if (value === undefined) return true;
  if (compiler.isAsExpression(value) || compiler.isSatisfiesExpression(value)) return isLiteral(value.expression);
  if (compiler.isParenthesizedExpression(value) || compiler.isPrefixUnaryExpression(value)) {
    return isLiteral(compiler.isParenthesizedExpression(value) ? value.expression : value.operand);
  }
  if (compiler.isArrayLiteralExpression(value)) return value.elements.every(isLiteral);
  if (compiler.isObjectLiteralExpression(value)) {
    return value.properties.every((each) => compiler.isPropertyAssignment(each) && isLiteral(each.initializer));
  }
  return (
    compiler.isLiteralExpression(value) ||
    value.kind === compiler.SyntaxKind.TrueKeyword ||
    value.kind === compiler.SyntaxKind.FalseKeyword ||
    value.kind === compiler.SyntaxKind.NullKeyword
  );
}
