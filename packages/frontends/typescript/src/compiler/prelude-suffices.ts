import type ts from "typescript";
import { compiler } from "./compiler.js";
import { isLibraryFile, isLibraryName } from "./library.js";
import type { Project } from "./project.js";
import { preludeFile, runtimeFile } from "./virtual-files.js";

/**
 * Reports whether the types in a project's files mean the same with the prelude as with the language's whole library: every name in them is
 * found, or unknown to the library too, none comes from an installed package, none is computed from what a type of the library has
 * in it, and none depends on an expression that is more than a literal.
 *
 * @param hasGlobals Whether the configuration names packages whose types all files see.
 */
export function preludeSuffices(project: Project, hasGlobals: boolean): boolean {
  const { program } = project;
  return program.getSourceFiles().every((file) => {
    if (file.fileName === preludeFile || file.fileName === runtimeFile) return true;
    return (
      !program.isSourceFileFromExternalLibrary(file) &&
      !file.isDeclarationFile &&
      isSelfContained(file, project, hasGlobals)
    );
  });
}

/** Utility types that look at no member of what they are given. */
const plainUtilities: ReadonlySet<string> = new Set([
  "Record",
  "NonNullable",
  "NoInfer",
  "Uppercase",
  "Lowercase",
  "Capitalize",
  "Uncapitalize",
]);

/** Utility types that look at the names of an object's members and nothing else. */
const nameUtilities: ReadonlySet<string> = new Set(["Partial", "Required", "Readonly", "Pick", "Omit"]);

function isSelfContained(file: ts.SourceFile, { program, checker }: Project, hasGlobals: boolean): boolean {
  const symbolOf = (name: ts.Node): ts.Symbol | undefined => {
    const symbol = checker.getSymbolAtLocation(name);
    return symbol !== undefined && symbol.flags & compiler.SymbolFlags.Alias
      ? checker.getAliasedSymbol(symbol)
      : symbol;
  };
  const isOfLibrary = (symbol: ts.Symbol | undefined): boolean =>
    symbol?.declarations?.some((each) => isLibraryFile(each.getSourceFile(), program)) === true;
  const isFound = (name: ts.Node): boolean => {
    const first = firstIdentifier(name);
    if (first === undefined) return false;
    const isDeclared = checker.getSymbolAtLocation(first)?.declarations !== undefined;
    return isDeclared || (!hasGlobals && !isLibraryName(first.text));
  };
  /** Reports whether a type is an object of the project's own, all of whose members are written there. */
  const isOwnObject = (node: ts.TypeNode | undefined): boolean => {
    if (node === undefined) return false;
    if (compiler.isParenthesizedTypeNode(node)) return isOwnObject(node.type);
    if (compiler.isTypeLiteralNode(node)) return true;
    if (compiler.isIntersectionTypeNode(node)) return node.types.every(isOwnObject);
    if (!compiler.isTypeReferenceNode(node)) return false;
    const symbol = symbolOf(node.typeName);
    if (isOfLibrary(symbol)) return isNameUtility(node, symbol) && isOwnObject(node.typeArguments?.[0]);
    return (
      symbol?.declarations?.every((declaration) => {
        if (compiler.isInterfaceDeclaration(declaration) || compiler.isClassDeclaration(declaration)) return true;
        return compiler.isTypeAliasDeclaration(declaration) && isOwnObject(declaration.type);
      }) === true
    );
  };
  const isNameUtility = (node: ts.TypeReferenceNode, symbol: ts.Symbol | undefined): boolean =>
    nameUtilities.has(symbol?.name ?? "") && (node.typeArguments ?? []).length > 0;
  const isReference = (node: ts.TypeReferenceNode): boolean => {
    const { typeArguments = [] } = node;
    if (!isFound(node.typeName) || !typeArguments.every(holds)) return false;
    const symbol = symbolOf(node.typeName);
    const isUtility = symbol !== undefined && symbol.flags & compiler.SymbolFlags.TypeAlias && isOfLibrary(symbol);
    if (!isUtility || symbol.declarations?.[0]?.getSourceFile().fileName === runtimeFile) return true;
    if (plainUtilities.has(symbol.name)) return true;
    return nameUtilities.has(symbol.name) && isOwnObject(typeArguments[0]);
  };
  const holds = (node: ts.Node): boolean => {
    if (compiler.isBlock(node) || compiler.isExpressionStatement(node) || compiler.isDecorator(node)) return true;
    if (compiler.isVariableDeclaration(node) || compiler.isParameter(node)) {
      return node.type === undefined || holds(node.type);
    }
    if (compiler.isPropertyDeclaration(node)) {
      return node.type === undefined ? isLiteral(node.initializer) : holds(node.type);
    }
    if (compiler.isTypeReferenceNode(node)) return isReference(node);
    if (compiler.isExpressionWithTypeArguments(node)) {
      const symbol = symbolOf(node.expression);
      // What extends a type of the library has all its members; of an error, only its own ones count.
      const isOwn = !isOfLibrary(symbol) || /Error$/u.test(symbol?.name ?? "");
      return isOwn && isFound(node.expression) && (node.typeArguments ?? []).every(holds);
    }
    if (compiler.isConditionalTypeNode(node) || compiler.isMappedTypeNode(node)) return false;
    if (compiler.isTypeOperatorNode(node) && node.operator === compiler.SyntaxKind.KeyOfKeyword) {
      return isOwnObject(node.type) || (isObjectQuery(node.type, checker) && holds(node.type));
    }
    if (compiler.isIndexedAccessTypeNode(node)) {
      const isPlain = isOwnObject(node.objectType) || isListQuery(node) || isObjectQuery(node.objectType, checker);
      return isPlain && holds(node.objectType) && holds(node.indexType);
    }
    if (compiler.isTypeQueryNode(node)) return isFound(node.exprName) && isPlainValue(node.exprName, checker);
    // What is said to every file of the program is said to the library too.
    if (compiler.isModuleDeclaration(node) && node.flags & compiler.NodeFlags.GlobalAugmentation) return false;
    return !compiler.forEachChild(node, (child) => !holds(child));
  };
  return compiler.isExternalModule(file) && holds(file);
}

/** `(typeof colours)[number]`, which is about the elements of a list alone. */
function isListQuery({ objectType, indexType }: ts.IndexedAccessTypeNode): boolean {
  return isQuery(objectType) && indexType.kind === compiler.SyntaxKind.NumberKeyword;
}

function isQuery(node: ts.TypeNode): boolean {
  return compiler.isParenthesizedTypeNode(node) ? isQuery(node.type) : compiler.isTypeQueryNode(node);
}

/** `typeof colours`, where that is an enum or written as an object without a type. */
function isObjectQuery(node: ts.TypeNode, checker: ts.TypeChecker): boolean {
  if (compiler.isParenthesizedTypeNode(node)) return isObjectQuery(node.type, checker);
  if (!compiler.isTypeQueryNode(node)) return false;
  const declaration = valueDeclarationOf(node.exprName, checker);
  if (declaration === undefined || !compiler.isVariableDeclaration(declaration))
    return declaration !== undefined && compiler.isEnumDeclaration(declaration);
  return declaration.type === undefined && isObjectLiteral(declaration.initializer);
}

function isObjectLiteral(value: ts.Expression | undefined): boolean {
  if (value === undefined) return false;
  if (compiler.isAsExpression(value) || compiler.isSatisfiesExpression(value)) return isObjectLiteral(value.expression);
  return compiler.isObjectLiteralExpression(value);
}

/** The name, or the first part of a qualified one. */
function firstIdentifier(name: ts.Node): ts.Identifier | undefined {
  if (compiler.isIdentifier(name)) return name;
  if (compiler.isQualifiedName(name)) return firstIdentifier(name.left);
  return compiler.isPropertyAccessExpression(name) ? firstIdentifier(name.expression) : undefined;
}

function valueDeclarationOf(name: ts.Node, checker: ts.TypeChecker): ts.Declaration | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  const isImport = symbol !== undefined && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
  return (isImport ? checker.getAliasedSymbol(symbol) : symbol)?.valueDeclaration;
}

/** Reports whether the type of a value can be told without the library: it is written down, or the value is but literals. */
function isPlainValue(name: ts.Node, checker: ts.TypeChecker): boolean {
  const declaration = valueDeclarationOf(name, checker);
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
