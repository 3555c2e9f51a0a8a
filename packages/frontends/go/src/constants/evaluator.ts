import type { DeclaredConstant, GoPackage } from "../packages/go-package.js";
import type { Site } from "../report.js";
import type { CallExpression, Expression, NameExpression } from "../syntax/ast.js";
import type { BasicName, GoType, Scope } from "../types/go-type.js";
import { typeKey } from "../types/go-type.js";
import { findImport } from "../types/imports.js";
import type { Resolver } from "../types/resolver.js";
import {
  binaryValue,
  type ConstantValue,
  intValue,
  literalValue,
  toFloat,
  toInteger,
  unaryValue,
} from "./constant-value.js";
import { allBits, holdsInteger, isInteger, mathConstant } from "./integer-types.js";

/** A constant's value and its type; untyped constants have none until they are used. */
export interface TypedValue {
  readonly value: ConstantValue;
  readonly type?: GoType;
}

/** A value, or why there is none. */
export type Evaluated = TypedValue | { readonly problem: string };

/** How many constants can depend on one another in a row. */
const longestChain = 200;

/** What comes of constants that depend on too many others. */
export const chainTooLong: Evaluated = { problem: `it leads through more than ${longestChain} other constants` };

const onlyForCompiler: Evaluated = { problem: "it is computed in a way that only Go's compiler knows" };

interface Frame {
  readonly scope: Scope;
  /** Absent outside of a `const`. */
  readonly iota?: number;
  readonly site: Site;
}

/** Computes constant expressions as the Go specification says, exactly. */
export class Evaluator {
  readonly #resolver: Resolver;
  readonly #known = new Map<DeclaredConstant, Evaluated>();
  readonly #running = new Set<DeclaredConstant>();

  constructor(resolver: Resolver) {
    this.#resolver = resolver;
  }

  /** The value of a declared constant. */
  constant(owner: GoPackage, constant: DeclaredConstant, site: Site): Evaluated {
    const known = this.#known.get(constant);
    if (known !== undefined) return known;
    if (this.#running.has(constant)) return { problem: `\`${constant.name}\` depends on itself` };
    if (this.#running.size >= longestChain) return chainTooLong;
    this.#running.add(constant);
    const value = this.#constant(owner, constant, site);
    this.#running.delete(constant);
    this.#known.set(constant, value);
    return value;
  }

  /** The value of an expression outside of a `const`, such as an array's length. */
  expression(expression: Expression, scope: Scope, site: Site): Evaluated {
    return this.#evaluate(expression, { scope, site });
  }

  #constant(owner: GoPackage, constant: DeclaredConstant, site: Site): Evaluated {
    if (!("value" in constant.spec)) return { problem: constant.spec.problem.problem };
    const { type, values } = constant.spec.value;
    const expression = values[constant.index];
    if (expression === undefined) return { problem: `\`${constant.name}\` has no value` };
    const scope: Scope = { package: owner, file: constant.file, typeArguments: new Map() };
    const evaluated = this.#evaluate(expression, { scope, iota: constant.iota, site });
    if (type === undefined || "problem" in evaluated) return evaluated;
    const resolved = this.#resolver.resolve(type, scope, site);
    return resolved === undefined ? { problem: "its type is not known" } : this.#convert(evaluated, resolved, site);
  }

  #evaluate(expression: Expression, frame: Frame): Evaluated {
    switch (expression.kind) {
      case "name":
        return this.#name(expression, frame);
      case "unary":
        return this.#unary(expression.operator, expression.operand, frame);
      case "binary":
        return this.#binary(expression.operator, expression.left, expression.right, frame);
      case "call":
        return this.#call(expression, frame);
      case "other":
        return onlyForCompiler;
      default:
        return found(literalValue(expression.kind, expression.text), `\`${expression.text}\` is not a value`);
    }
  }

  #name({ qualifier, name }: NameExpression, frame: Frame): Evaluated {
    const { scope, iota, site } = frame;
    const owner = qualifier === undefined ? scope.package : this.#imported(qualifier, name, frame);
    if ("value" in owner || "problem" in owner) return owner;
    const constant = owner.constant(name);
    if (constant !== undefined) return this.constant(owner, constant, site);
    if (qualifier === undefined) {
      if (name === "iota" && iota !== undefined) return { value: intValue(BigInt(iota)) };
      if (name === "true" || name === "false") return { value: { kind: "bool", value: name === "true" } };
    }
    return { problem: `\`${qualifier === undefined ? "" : `${qualifier}.`}${name}\` is not a known constant` };
  }

  #imported(qualifier: string, name: string, { scope }: Frame): GoPackage | Evaluated {
    const imported = findImport(this.#resolver.workspace, scope.package, scope.file, qualifier)?.imported;
    if (imported?.kind === "package") return imported.package;
    const value = imported?.kind === "standard" && imported.path === "math" ? mathConstant(name) : undefined;
    return value === undefined
      ? { problem: `the source of \`${qualifier}.${name}\` is not there to be read` }
      : { value: intValue(value) };
  }

  #unary(operator: string, operand: Expression, frame: Frame): Evaluated {
    const inner = this.#evaluate(operand, frame);
    if ("problem" in inner) return inner;
    const name = this.#basicName(inner.type, frame.site);
    const mask = operator === "^" && name !== undefined ? allBits(name) : undefined;
    const value =
      mask !== undefined && inner.value.kind === "int"
        ? intValue(inner.value.value ^ mask)
        : unaryValue(operator, inner.value);
    return this.#typed(found(value, `\`${operator}\` cannot be used here`), inner.type, frame.site);
  }

  #binary(operator: string, leftNode: Expression, rightNode: Expression, frame: Frame): Evaluated {
    const left = this.#evaluate(leftNode, frame);
    const right = this.#evaluate(rightNode, frame);
    if ("problem" in left) return left;
    if ("problem" in right) return right;
    const isShift = operator === "<<" || operator === ">>";
    const [first, second] = [left.type, right.type];
    if (!isShift && first !== undefined && second !== undefined && typeKey(first) !== typeKey(second)) {
      return { problem: `the operands of \`${operator}\` have different types` };
    }
    const type = isShift ? first : (first ?? second);
    const name = this.#basicName(type, frame.site);
    const [a, b] =
      name?.startsWith("float") && !isShift ? [toFloat(left.value), toFloat(right.value)] : [left.value, right.value];
    const value = a && b && binaryValue(operator, a, b);
    const isComparison = ["==", "!=", "<", "<=", ">", ">="].includes(operator);
    return this.#typed(found(value, `\`${operator}\` has no result here`), isComparison ? undefined : type, frame.site);
  }

  /** `T(x)`, or `len("text")`. */
  #call({ callee, arguments: given }: CallExpression, frame: Frame): Evaluated {
    const [argument] = given;
    if (argument === undefined || given.length !== 1) return onlyForCompiler;
    const inner = this.#evaluate(argument, frame);
    if ("problem" in inner) return inner;
    if (callee.qualifier === undefined && callee.name === "len" && inner.value.kind === "string") {
      return {
        value: intValue(BigInt(new TextEncoder().encode(inner.value.value).length)),
        type: { kind: "basic", name: "int" },
      };
    }
    const { start, end, name, qualifier } = callee;
    const node = {
      kind: "named",
      start,
      end,
      name,
      arguments: [],
      ...(qualifier === undefined ? {} : { qualifier }),
    } as const;
    const type = this.#resolver.resolve(node, frame.scope, frame.site);
    return type === undefined ? { problem: `\`${name}\` is not a type` } : this.#convert(inner, type, frame.site);
  }

  #convert({ value }: TypedValue, type: GoType, site: Site): Evaluated {
    const name = this.#basicName(type, site);
    if (type.kind === "opaque") return onlyForCompiler;
    if (name === undefined) return { problem: "a constant is a number, a string or a boolean" };
    if (isInteger(name)) {
      const integer = toInteger(value);
      return integer === undefined
        ? { problem: "it is not a whole number" }
        : this.#typed({ value: intValue(integer) }, type, site);
    }
    if (name.startsWith("float")) {
      const converted = found(toFloat(value), "it is not a number");
      return "problem" in converted ? converted : { ...converted, type };
    }
    return value.kind === name ? { value, type } : { problem: `it is not a ${name}` };
  }

  /** Converts a value to its type, which has to hold it. */
  #typed(evaluated: Evaluated, type: GoType | undefined, site: Site): Evaluated {
    if ("problem" in evaluated || type === undefined) return evaluated;
    const name = this.#basicName(type, site);
    const { value } = evaluated;
    if (name !== undefined && isInteger(name) && value.kind === "int" && !holdsInteger(name, value.value)) {
      return { problem: `${value.value} does not fit into ${name}` };
    }
    return { value, type };
  }

  #basicName(type: GoType | undefined, site: Site): BasicName | undefined {
    const underlying = type && this.#resolver.underlying(type, site);
    if (underlying?.kind === "library" && underlying.name === "time.Duration") return "int64";
    return underlying?.kind === "basic" ? underlying.name : undefined;
  }
}

function found(value: ConstantValue | undefined, problem: string): Evaluated {
  return value === undefined ? { problem } : { value };
}
