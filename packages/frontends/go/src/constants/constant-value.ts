import { runeValue, unquote } from "../syntax/literals.js";

/** The value of a constant, exact: fractions are kept as such until a type rounds them. */
export type ConstantValue =
  | { readonly kind: "int"; readonly value: bigint }
  /** A fraction in lowest terms, with a positive denominator. */
  | { readonly kind: "float"; readonly numerator: bigint; readonly denominator: bigint }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "bool"; readonly value: boolean };

/** Numbers beyond this many bits or digits are not computed. */
const mostBits = 1024n;

export function intValue(value: bigint): ConstantValue {
  return { kind: "int", value };
}

/** The value of a literal; undefined where it is not one of Go's. */
export function literalValue(kind: "int" | "float" | "rune" | "string", text: string): ConstantValue | undefined {
  switch (kind) {
    case "int":
      return parseInteger(text);
    case "float":
      return parseFraction(text);
    case "rune": {
      const code = runeValue(text);
      return code === undefined ? undefined : intValue(BigInt(code));
    }
    case "string": {
      const value = unquote(text);
      return value === undefined ? undefined : { kind: "string", value };
    }
  }
}

/** The value of `-x`, `+x`, `!x`. `^x` needs the type's width: see `complement`. */
export function unaryValue(operator: string, operand: ConstantValue): ConstantValue | undefined {
  if (operator === "!") return operand.kind === "bool" ? { kind: "bool", value: !operand.value } : undefined;
  if (operand.kind === "int") {
    if (operator === "+") return operand;
    if (operator === "-") return intValue(-operand.value);
    return operator === "^" ? intValue(~operand.value) : undefined;
  }
  if (operand.kind !== "float") return undefined;
  if (operator === "+") return operand;
  return operator === "-" ? fraction(-operand.numerator, operand.denominator) : undefined;
}

/** The value of `left operator right`; undefined where there is none, such as a division by zero. */
export function binaryValue(operator: string, left: ConstantValue, right: ConstantValue): ConstantValue | undefined {
  if (left.kind === "bool" && right.kind === "bool") return booleanValue(operator, left.value, right.value);
  if (left.kind === "string" && right.kind === "string") {
    if (operator === "+") return { kind: "string", value: left.value + right.value };
    return compare(operator, left.value === right.value ? 0 : left.value < right.value ? -1 : 1);
  }
  if (operator === "<<" || operator === ">>") return shift(operator, left, right);
  if (left.kind === "int" && right.kind === "int") return integerValue(operator, left.value, right.value);
  const [first, second] = [toFraction(left), toFraction(right)];
  return first === undefined || second === undefined ? undefined : fractionValue(operator, first, second);
}

/** The value as an integer; undefined if it is not one. */
export function toInteger(value: ConstantValue): bigint | undefined {
  if (value.kind === "int") return value.value;
  return value.kind === "float" && value.denominator === 1n ? value.numerator : undefined;
}

/** The value as a fraction, whole or not, of kind `float`; undefined when it is not a number. */
export function toFloat(value: ConstantValue): ConstantValue | undefined {
  const found = toFraction(value);
  return found === undefined ? undefined : { kind: "float", ...found };
}

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function toFraction(value: ConstantValue): Fraction | undefined {
  if (value.kind === "int") return { numerator: value.value, denominator: 1n };
  return value.kind === "float" ? value : undefined;
}

function fraction(numerator: bigint, denominator: bigint): ConstantValue | undefined {
  if (denominator === 0n) return undefined;
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  const divisor = (a === 0n ? 1n : a) * (denominator < 0n ? -1n : 1n);
  return { kind: "float", numerator: numerator / divisor, denominator: denominator / divisor };
}

function integerValue(operator: string, left: bigint, right: bigint): ConstantValue | undefined {
  switch (operator) {
    case "+":
      return intValue(left + right);
    case "-":
      return intValue(left - right);
    case "*":
      return isSmall(left) && isSmall(right) ? intValue(left * right) : undefined;
    case "/":
      return right === 0n ? undefined : intValue(left / right);
    case "%":
      return right === 0n ? undefined : intValue(left % right);
    case "&":
      return intValue(left & right);
    case "|":
      return intValue(left | right);
    case "^":
      return intValue(left ^ right);
    case "&^":
      return intValue(left & ~right);
    default:
      return compare(operator, left === right ? 0 : left < right ? -1 : 1);
  }
}

function fractionValue(operator: string, left: Fraction, right: Fraction): ConstantValue | undefined {
  const [a, b] = [left.numerator * right.denominator, right.numerator * left.denominator];
  if (!isSmall(a) || !isSmall(b)) return undefined;
  const common = left.denominator * right.denominator;
  switch (operator) {
    case "+":
      return fraction(a + b, common);
    case "-":
      return fraction(a - b, common);
    case "*":
      return fraction(left.numerator * right.numerator, common);
    case "/":
      return fraction(a, b);
    default:
      return compare(operator, a === b ? 0 : a < b ? -1 : 1);
  }
}

function shift(operator: string, left: ConstantValue, right: ConstantValue): ConstantValue | undefined {
  const [value, count] = [toInteger(left), toInteger(right)];
  if (value === undefined || count === undefined || count < 0n || count > mostBits || !isSmall(value)) return undefined;
  return intValue(operator === "<<" ? value << count : value >> count);
}

function booleanValue(operator: string, left: boolean, right: boolean): ConstantValue | undefined {
  if (operator === "&&") return { kind: "bool", value: left && right };
  if (operator === "||") return { kind: "bool", value: left || right };
  return operator === "==" || operator === "!=" ? compare(operator, left === right ? 0 : 1) : undefined;
}

function compare(operator: string, order: number): ConstantValue | undefined {
  const results: Readonly<Record<string, boolean>> = {
    "==": order === 0,
    "!=": order !== 0,
    "<": order < 0,
    "<=": order <= 0,
    ">": order > 0,
    ">=": order >= 0,
  };
  const value = results[operator];
  return value === undefined ? undefined : { kind: "bool", value };
}

function isSmall(value: bigint): boolean {
  return value < 1n << (2n * mostBits) && value > -(1n << (2n * mostBits));
}

function parseInteger(text: string): ConstantValue | undefined {
  if (text.length > 400 || !hasTidyUnderscores(text)) return undefined;
  const digits = text.replaceAll("_", "").toLowerCase();
  if (/^0[0-7]+$/u.test(digits)) return intValue(BigInt(`0o${digits.slice(1)}`));
  return /^(?:0|[1-9]\d*|0x[\da-f]+|0o[0-7]+|0b[01]+)$/u.test(digits) ? intValue(BigInt(digits)) : undefined;
}

/** Underscores are allowed between digits, or between a prefix and a digit. */
function hasTidyUnderscores(text: string): boolean {
  return !/__|_$|^_|_\.|\._|_[eEpP+-]|[+-]_/u.test(text);
}

function parseFraction(text: string): ConstantValue | undefined {
  if (text.length > 400 || !hasTidyUnderscores(text)) return undefined;
  const digits = text.replaceAll("_", "");
  const decimal = /^(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,4}))?$/u.exec(digits);
  const hexadecimal = /^0[xX]([\da-fA-F]*)\.?([\da-fA-F]*)[pP]([+-]?\d{1,4})$/u.exec(digits);
  const [, whole = "", part = "", exponentText = "0"] = decimal ?? hexadecimal ?? [];
  const exponent = Number(exponentText);
  if (whole + part === "" || Math.abs(exponent) > Number(mostBits)) return undefined;
  const base = decimal === null ? 2n : 10n;
  const mantissa = BigInt(`${decimal === null ? "0x" : ""}${whole}${part}`);
  const shiftedBy = exponent - part.length * (decimal === null ? 4 : 1);
  const scale = base ** BigInt(Math.abs(shiftedBy));
  return shiftedBy < 0 ? fraction(mantissa, scale) : fraction(mantissa * scale, 1n);
}
