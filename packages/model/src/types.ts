/** A value that JSON carries in one token, or whole. `docs/protocol.md` gives the wire form of each. */
export type ScalarName =
  | "bool"
  | "string"
  /** A UUID, as text in small letters. */
  | "uuid"
  /** A decimal number of any size and precision, as text. */
  | "decimal"
  | "bytes"
  | "int8"
  | "int16"
  | "int32"
  | "uint8"
  | "uint16"
  | "uint32"
  /** A whole number of at most 2^53 - 1 in size, either way. */
  | "int"
  /** A whole number from 0 to 2^53 - 1. */
  | "uint"
  /** 64 bits, as decimal text on the wire. */
  | "int64"
  | "uint64"
  | "float32"
  | "float64"
  /** A point in time, to the nanosecond. */
  | "timestamp"
  /** A span of time in nanoseconds. */
  | "duration"
  /** Any JSON value. */
  | "json"
  /** Any JSON value, kept as the text it came in. */
  | "rawJson";

export interface ScalarType {
  readonly kind: "scalar";
  readonly scalar: ScalarName;
  /** Of `bytes` alone: how many there are, exactly. Absent for any number. */
  readonly length?: number;
  /**
   * How the source spells it among equivalents, such as `Date` for a timestamp, or on any type `*` for a Go pointer, which may be
   * before another spelling, and `Option` for the runtime's own way to leave a field out. Means nothing on the wire.
   */
  readonly spelling?: string;
}

/** A sequence of any length. */
export interface ListType {
  readonly kind: "list";
  readonly element: TypeExpr;
  /** How the source spells it among equivalents, such as `readonly`, or `...` for any number of arguments. Means nothing on the wire. */
  readonly spelling?: string;
}

/** A sequence of fixed length, each place with its own type. */
export interface TupleType {
  readonly kind: "tuple";
  readonly elements: readonly TypeExpr[];
  /** What the source calls the elements, where all of them have a name. Means nothing on the wire. */
  readonly labels?: readonly string[];
  /** How the source spells it among equivalents, such as `readonly`, `Tuple` for a struct where an array would do, or `Results` for the results of a Go method. Means nothing on the wire. */
  readonly spelling?: string;
}

/** An object whose keys are data. */
export interface MapType {
  readonly kind: "map";
  /** A `string` or whole-number scalar, a reference to an enum of strings, or one to an alias of these. */
  readonly key: TypeExpr;
  readonly value: TypeExpr;
  /** How the source spells it among equivalents, such as `Map`, `ReadonlyMap`, `Record`, or `PartialRecord` where a value may be undefined, which counts as absent. Means nothing on the wire. */
  readonly spelling?: string;
}

/** Exactly one value. */
export interface LiteralType {
  readonly kind: "literal";
  readonly value: string | number | boolean;
  /** The member of an enum that the source writes for the value. Means nothing on the wire. */
  readonly member?: EnumMemberReference;
}

/** One member of an enum of the model. */
export interface EnumMemberReference {
  /** The id of the enum's declaration. */
  readonly ref: string;
  /** The member's name in the source. */
  readonly name: string;
}

/** `type`, or null. */
export interface NullableType {
  readonly kind: "nullable";
  readonly type: TypeExpr;
  /** How the source spells null among equivalents, such as `undefined` where it says that instead. Means nothing on the wire. */
  readonly spelling?: string;
}

/** A declaration of the model, by its id. */
export interface RefType {
  readonly kind: "ref";
  readonly id: string;
  /** How the source spells it among equivalents, such as `*` for a pointer. Means nothing on the wire. */
  readonly spelling?: string;
}

export type TypeExpr = ScalarType | ListType | TupleType | MapType | LiteralType | NullableType | RefType;
