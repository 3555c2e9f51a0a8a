import type { ScalarName } from "@autonats/model";

/** How a type of the model is written in Go. */
export type GoType =
  | GoScalar
  | GoLiteral
  | GoList
  | GoArray
  | GoTuple
  | GoMap
  | GoPointer
  | GoNilable
  | GoNamed
  | GoSame;

export interface GoScalar {
  readonly kind: "scalar";
  readonly scalar: ScalarName;
  /** Of `bytes` alone: `[length]byte` instead of `[]byte`. */
  readonly length?: number;
}

/** The type of a literal's value, where Go needs one. The codec checks the value. */
export interface GoLiteral {
  readonly kind: "literal";
  readonly value: string | number | boolean;
}

/** `[]T` */
export interface GoList {
  readonly kind: "list";
  readonly element: GoType;
}

/** `[N]T`. Nobody knows the element type of an empty one. */
export interface GoArray {
  readonly kind: "array";
  readonly length: number;
  readonly element: GoType;
}

/** `autonats.TupleN[…]` */
export interface GoTuple {
  readonly kind: "tuple";
  readonly elements: readonly GoType[];
}

/** `map[K]V` */
export interface GoMap {
  readonly kind: "map";
  readonly key: GoType;
  readonly value: GoType;
}

/** `*T`. Nil is null, or cannot be sent at all. */
export interface GoPointer {
  readonly kind: "pointer";
  readonly to: GoType;
  readonly nil: "null" | "refused";
}

/** A type that has nil already, which is null here and no empty value. */
export interface GoNilable {
  readonly kind: "nilable";
  readonly of: GoType;
}

/** A type with a name and codec functions of its own. */
export interface GoNamed {
  readonly kind: "named";
  readonly role: "record" | "union" | "choice" | "enum" | "alias" | "error";
  /** The declaration's id. */
  readonly id: string;
}

/** Another name for the very same Go type: `type A = B`. */
export interface GoSame {
  readonly kind: "same";
  readonly id: string;
  readonly as: GoType;
}

/**
 * How a field or parameter says whether it is there.
 *
 * - `always`: it is.
 * - `literal`: it is, with the one value that it can have, so Go has no field for it.
 * - `pointer`: `*T`, nil when absent.
 * - `nil`: a type that has nil, which is absent.
 * - `option`: `autonats.Option[T]`.
 * - `zero`: absent when it has the zero value of its type.
 */
export type Presence = "always" | "literal" | "pointer" | "nil" | "option" | "zero";

/** A field of a struct, or a parameter of a method. */
export interface GoField {
  /** The key in the JSON object. */
  readonly key: string;
  /** The field of the struct, or the path to it. */
  readonly name: string;
  readonly optional: boolean;
  /** Of the value, when it is there. */
  readonly type: GoType;
  readonly presence: Presence;
  /** Whether its type's method `IsZero` says whether it is absent, besides nil. */
  readonly asksIsZero?: boolean;
  readonly doc?: string;
}

/** A type without the names that are no more than names. */
export function withoutNames(type: GoType): Exclude<GoType, GoSame> {
  return type.kind === "same" ? withoutNames(type.as) : type;
}
