import type { DeclaredConstant, DeclaredType } from "../packages/go-package.js";
import type { Site } from "../report.js";
import type { Expression, TypeNode } from "../syntax/ast.js";
import type { Resolver } from "../types/resolver.js";
import type { Evaluated, Evaluator } from "./evaluator.js";

/** A constant of a type, with its value or why it has none. */
export interface EnumConstant {
  readonly constant: DeclaredConstant;
  readonly evaluated: Evaluated;
}

/** The constants of a declared type, in order of file and place. They stand in the package that declares the type. */
export function constantsOf(
  declared: DeclaredType,
  evaluator: Evaluator,
  resolver: Resolver,
  site: Site,
): readonly EnumConstant[] {
  const owner = declared.package;
  const found: EnumConstant[] = [];
  for (const file of owner.filesWith("const")) {
    if (file.outline.problem !== undefined) site.reportSyntax(file, file.outline.problem);
  }
  for (const constant of owner.constants().values()) {
    if (!("value" in constant.spec)) {
      site.reportSyntax(constant.file, constant.spec.problem);
      continue;
    }
    const { type, values } = constant.spec.value;
    if (type !== undefined) {
      if (!isNamed(type, declared, resolver, site)) continue;
      found.push({ constant, evaluated: evaluator.constant(owner, constant, site) });
      continue;
    }
    const expression = values[constant.index];
    if (expression === undefined || isLiteral(expression.kind)) continue;
    const evaluated = evaluator.constant(owner, constant, site.quiet());
    const isOfType =
      "value" in evaluated
        ? evaluated.type?.kind === "named" && evaluated.type.declared === declared
        : mentions(expression, [declared.unit.name.name, ...found.map((each) => each.constant.name)]);
    if (isOfType) found.push({ constant, evaluated });
  }
  return found;
}

/** Whether a type, as it is written in the package of `declared`, is that type. */
function isNamed(node: TypeNode, declared: DeclaredType, resolver: Resolver, site: Site): boolean {
  if (node.kind !== "named" || node.qualifier !== undefined) return false;
  if (node.name === declared.unit.name.name) return true;
  const [other] = declared.package.types(node.name);
  if (other === undefined || !("value" in other.spec) || !other.spec.value.alias) return false;
  const resolved = resolver.resolve(node, resolver.scopeOf(declared, []), site);
  return resolved?.kind === "named" && resolved.declared === declared;
}

function mentions(expression: Expression, names: readonly string[]): boolean {
  switch (expression.kind) {
    case "name":
      return expression.qualifier === undefined && names.includes(expression.name);
    case "unary":
      return mentions(expression.operand, names);
    case "binary":
      return mentions(expression.left, names) || mentions(expression.right, names);
    case "call":
      return mentions(expression.callee, names) || expression.arguments.some((each) => mentions(each, names));
    default:
      return false;
  }
}

function isLiteral(kind: string): boolean {
  return kind === "int" || kind === "float" || kind === "rune" || kind === "string";
}
