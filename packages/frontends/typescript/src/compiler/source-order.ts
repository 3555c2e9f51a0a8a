import type ts from "typescript";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { resolve } from "./unresolved.js";

/**
 * The members of a union in the order in which the source writes them. The compiler keeps them in the order in which it met them,
 * which changes with every other file. Those that the source does not write come last, in an order of their own.
 */
export function inSourceOrder(
  type: ts.UnionType,
  node: ts.TypeNode | undefined,
  { checker, aliasOf }: Inspection,
): readonly ts.Type[] {
  const ranks = new Map<unknown, number>();
  const note = (member: unknown): void => {
    if (!ranks.has(member)) ranks.set(member, ranks.size);
  };
  collect([aliasOf(type)?.declarations?.find(compiler.isTypeAliasDeclaration)?.type, node], checker, note);
  const rank = (member: ts.Type): number =>
    ranks.get(identityOf(member)) ?? ranks.get(member.getSymbol()?.declarations?.[0]) ?? ranks.size;
  return [...type.types].sort((a, b) => rank(a) - rank(b) || compareUnwritten(a, b, checker));
}

/** What a member is told by: a literal by its value, anything else by itself. */
function identityOf(type: ts.Type): unknown {
  return type.isStringLiteral() || type.isNumberLiteral() ? type.value : type;
}

/** Notes every type and literal in pieces of source, and in the aliases and constants that these mention, in order. */
function collect(
  nodes: readonly (ts.Node | undefined)[],
  checker: ts.TypeChecker,
  note: (member: unknown) => void,
): void {
  const visited = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (visited.has(node)) return;
    visited.add(node);
    if (compiler.isStringLiteralLike(node)) note(node.text);
    else if (compiler.isNumericLiteral(node)) note(Number(node.text));
    else if (compiler.isTypeOperatorNode(node)) notePropertyNames(node, checker, note);
    else if (compiler.isTypeNode(node)) {
      note(identityOf(checker.getTypeFromTypeNode(node)));
      note(node);
    }
    const name = compiler.isTypeReferenceNode(node)
      ? node.typeName
      : compiler.isTypeQueryNode(node)
        ? node.exprName
        : undefined;
    for (const declaration of (name && resolve(name, checker)?.declarations) ?? []) {
      if (compiler.isTypeAliasDeclaration(declaration)) visit(declaration.type);
      else if (compiler.isVariableDeclaration(declaration) && declaration.initializer) visit(declaration.initializer);
    }
    if (!compiler.isTypeLiteralNode(node)) compiler.forEachChild(node, visit);
  };
  for (const node of nodes) if (node !== undefined) visit(node);
}

/** `keyof User` has the names of the properties, in their order. */
function notePropertyNames(node: ts.TypeOperatorNode, checker: ts.TypeChecker, note: (member: unknown) => void): void {
  if (node.operator !== compiler.SyntaxKind.KeyOfKeyword) return;
  for (const property of checker.getTypeFromTypeNode(node.type).getProperties()) note(property.name);
}

function compareUnwritten(a: ts.Type, b: ts.Type, checker: ts.TypeChecker): number {
  if (a.isNumberLiteral() && b.isNumberLiteral()) return a.value - b.value;
  const [left, right] = [checker.typeToString(a), checker.typeToString(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
