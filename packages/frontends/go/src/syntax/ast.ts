import type { NameRange } from "./outline.js";
import type { Range } from "./scanner.js";

/** A type as it is written. */
export type TypeNode =
  | NamedNode
  | PointerNode
  | SliceNode
  | ArrayNode
  | MapNode
  | StructNode
  | InterfaceNode
  | ForeignNode;

/** `User`, `models.User`, `Page[User]`. */
export interface NamedNode extends Range {
  readonly kind: "named";
  readonly qualifier?: string;
  readonly name: string;
  readonly arguments: readonly TypeNode[];
}

export interface PointerNode extends Range {
  readonly kind: "pointer";
  readonly element: TypeNode;
}

export interface SliceNode extends Range {
  readonly kind: "slice";
  readonly element: TypeNode;
}

export interface ArrayNode extends Range {
  readonly kind: "array";
  readonly length: Expression;
  readonly element: TypeNode;
}

export interface MapNode extends Range {
  readonly kind: "map";
  readonly key: TypeNode;
  readonly value: TypeNode;
}

export interface StructNode extends Range {
  readonly kind: "struct";
  readonly fields: readonly FieldNode[];
}

export interface InterfaceNode extends Range {
  readonly kind: "interface";
  readonly elements: readonly InterfaceElement[];
}

/** A type whose inside is never looked at, since no data has it. */
export interface ForeignNode extends Range {
  readonly kind: "function" | "channel";
}

/** One line of a struct. */
export interface FieldNode extends Range {
  /** Empty for an embedded type. */
  readonly names: readonly NameRange[];
  readonly type: TypeNode;
  /** The tag's literal, quotes included. */
  readonly tag?: TextRange;
}

export interface TextRange extends Range {
  readonly text: string;
}

/** One line of an interface. */
export type InterfaceElement = MethodNode | EmbeddedNode;

export interface MethodNode extends Range {
  readonly kind: "method";
  readonly name: NameRange;
  readonly parameters: readonly ParameterNode[];
  readonly results: readonly ParameterNode[];
}

export interface EmbeddedNode extends Range {
  readonly kind: "embedded";
  /** Absent when it is a union or `~T`, which only constraints have. */
  readonly type?: TypeNode;
}

/** Parameters that share a type. */
export interface ParameterNode extends Range {
  readonly names: readonly NameRange[];
  readonly type: TypeNode;
  readonly variadic: boolean;
}

/** One declared type. */
export interface TypeSpec extends Range {
  readonly name: NameRange;
  /** `type A = B`: another name for the same type. */
  readonly alias: boolean;
  readonly parameters: readonly NameRange[];
  readonly type: TypeNode;
}

/** One line of constants. */
export interface ConstantSpec extends Range {
  readonly type?: TypeNode;
  readonly values: readonly Expression[];
}

/** A constant expression. */
export type Expression =
  | LiteralExpression
  | NameExpression
  | UnaryExpression
  | BinaryExpression
  | CallExpression
  | OtherExpression;

export interface LiteralExpression extends Range {
  readonly kind: "int" | "float" | "rune" | "string";
  readonly text: string;
}

export interface NameExpression extends Range {
  readonly kind: "name";
  readonly qualifier?: string;
  readonly name: string;
}

export interface UnaryExpression extends Range {
  readonly kind: "unary";
  readonly operator: string;
  readonly operand: Expression;
}

export interface BinaryExpression extends Range {
  readonly kind: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

/** A conversion or a call of a built-in function. */
export interface CallExpression extends Range {
  readonly kind: "call";
  readonly callee: NameExpression;
  readonly arguments: readonly Expression[];
}

/** What no constant of an enum is made of. */
export interface OtherExpression extends Range {
  readonly kind: "other";
}
