import type { DeclaredConstant, DeclaredType } from "../packages/go-package.js";
import type { Site } from "../report.js";
import type { Expression, TypeNode } from "../syntax/ast.js";
import { universalType } from "../types/go-type.js";
import type { Resolver } from "../types/resolver.js";
import { chainTooLong, type Evaluated, type Evaluator } from "./evaluator.js";

/** A constant of a type, with its value or why it has none. */
export interface EnumConstant {
  readonly constant: DeclaredConstant;
  readonly evaluated: Evaluated;
}

/** The constants of a declared type, in order of file and place. They are in the package that declares the type. */
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
  for (const constant of owner.constants()) {
    if (!("value" in constant.spec)) {
      site.reportSyntax(constant.file, constant.spec.problem);
      continue;
    }
    const { type, values } = constant.spec.value;
    if (type !== undefined) {
      if (!isNamed(type, constant, declared, resolver, site)) continue;
      found.push({ constant, evaluated: evaluator.constant(owner, constant, site) });
      continue;
    }
    const expression = values[constant.index];
    if (expression === undefined || isLiteral(expression.kind)) continue;
    const evaluated = evaluator.constant(owner, constant, site.quiet());
    if ("value" in evaluated) {
      if (evaluated.type?.kind === "named" && evaluated.type.declared === declared) found.push({ constant, evaluated });
      continue;
    }
    const names = namesIn(expression);
    const unknown = names.find((name) => !isKnown(name, declared));
    const own = [declared.unit.name.name, ...found.map((each) => each.constant.name)];
    if (unknown !== undefined) reportUnknown(unknown, constant, declared, site);
    else if (evaluated === chainTooLong || names.some((name) => own.includes(name)))
      found.push({ constant, evaluated });
  }
  return found;
}

/** Reports whether a type, as a constant in the package of `declared` has it, is that type. One that is declared nowhere is reported. */
function isNamed(
  node: TypeNode,
  { file }: DeclaredConstant,
  declared: DeclaredType,
  resolver: Resolver,
  site: Site,
): boolean {
  if (node.kind !== "named" || node.qualifier !== undefined) return false;
  if (node.name === declared.unit.name.name) return true;
  const [other] = declared.package.types(node.name);
  const isAlias = other !== undefined && "value" in other.spec && other.spec.value.alias;
  if (!isAlias && (other !== undefined || universalType(node.name) !== undefined)) return false;
  const scope = { package: declared.package, file, typeArguments: new Map() };
  const resolved = resolver.resolve(node, scope, site.at(node, file));
  return resolved?.kind === "named" && resolved.declared === declared;
}

function isKnown(name: string, { package: owner }: DeclaredType): boolean {
  return owner.declares(name) || universalType(name) !== undefined || builtIn.has(name);
}

/** A constant of names that are declared nowhere may be of any type. */
function reportUnknown(name: string, { file, unit }: DeclaredConstant, declared: DeclaredType, site: Site): void {
  const help = `Declare it in package \`${declared.package.name}\`, or correct how it is spelled.`;
  site.at(unit, file).report("AN3015", { what: `\`${name}\``, help });
}

const builtIn: ReadonlySet<string> = new Set("true false iota nil len cap real imag complex min max unsafe".split(" "));

function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "name":
      return expression.qualifier === undefined ? [expression.name] : [];
    case "unary":
      return namesIn(expression.operand);
    case "binary":
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    case "call":
      return [...namesIn(expression.callee), ...expression.arguments.flatMap(namesIn)];
    default:
      return [];
  }
}

function isLiteral(kind: string): boolean {
  return kind === "int" || kind === "float" || kind === "rune" || kind === "string";
}
