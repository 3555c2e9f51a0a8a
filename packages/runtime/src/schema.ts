import type { Code } from "./errors/codes.js";

/**
 * The shapes of what a service's methods send and receive, as plain JSON: what fingerprints are made of, with the names of
 * types and the order of fields besides. The form only grows: readers ignore members that they do not know.
 */
export interface ServiceSchema {
  readonly format: 1;
  /** In order of the interface. */
  readonly methods: readonly MethodSchema[];
  /** Every named type that the methods reach, by its name. */
  readonly types: Readonly<Record<string, DeclaredSchema>>;
}

export interface MethodSchema {
  /** The name on the wire. */
  readonly name: string;
  readonly kind: "unary" | "oneWay";
  /** The parameters, in order. */
  readonly request: readonly FieldSchema[];
  /** Absent when the method returns nothing. */
  readonly result?: TypeSchema;
  /** Absent when the method declares none. */
  readonly errors?: readonly ErrorSchema[];
}

/** An error that a method declares: the name of its type, and the code that it travels with. */
export interface ErrorSchema {
  readonly ref: string;
  readonly code: Code;
}

export interface FieldSchema {
  /** The key in the JSON object. */
  readonly name: string;
  readonly type: TypeSchema;
  /** Present when the field may be absent. */
  readonly optional?: true;
}

/** A type with a name. */
export type DeclaredSchema =
  /** `rest` is the type of the values of all other keys, where these are data too. */
  | { readonly kind: "record"; readonly fields: readonly FieldSchema[]; readonly rest?: TypeSchema }
  /** `name` is the one on the wire, where it differs from the type's. */
  | { readonly kind: "error"; readonly name?: string; readonly fields: readonly FieldSchema[] }
  | { readonly kind: "enum"; readonly values: readonly (string | number)[] }
  | { readonly kind: "union"; readonly tag: string; readonly variants: readonly VariantSchema[] }
  | { readonly kind: "choice"; readonly alternatives: readonly AlternativeSchema[] }
  | { readonly kind: "alias"; readonly type: TypeSchema };

/** One alternative of a choice: the type to read where it is the first whose condition holds. */
export interface AlternativeSchema {
  readonly when: ConditionSchema;
  readonly type: TypeSchema;
  /** The one key of the object that its values travel in, where they do. */
  readonly key?: string;
}

/** What tells an alternative apart: the kind of the JSON value, and its values or what is in it. */
export interface ConditionSchema {
  readonly json: "bool" | "number" | "string" | "list" | "object";
  readonly values?: readonly (string | number | boolean)[];
  readonly fields?: readonly FieldConditionSchema[];
  /** What the first element of a list is; an empty list is of every kind. */
  readonly items?: readonly ConditionSchema[];
}

/** What a field of an object must be: there, not there, or one of some values. */
export interface FieldConditionSchema {
  readonly name: string;
  readonly values?: readonly (string | number | boolean)[];
  readonly present?: boolean;
}

/** One alternative of a union: the record to read when the tag has this value. */
export interface VariantSchema {
  readonly tag: string;
  readonly ref: string;
}

export type ScalarSchema =
  | "bool"
  | "string"
  | "uuid"
  | "decimal"
  | "bytes"
  | "int8"
  | "int16"
  | "int32"
  | "uint8"
  | "uint16"
  | "uint32"
  | "int"
  | "uint"
  | "int64"
  | "uint64"
  | "float32"
  | "float64"
  | "timestamp"
  | "duration"
  | "json";

/** A scalar by its name, or an object whose first key says what it is. */
export type TypeSchema =
  | ScalarSchema
  /** Exactly so many bytes. */
  | { readonly bytes: number }
  /** A type of the table, by its name. */
  | { readonly ref: string }
  | { readonly list: TypeSchema }
  | { readonly tuple: readonly TypeSchema[] }
  | { readonly map: TypeSchema; readonly key: TypeSchema }
  | { readonly nullable: TypeSchema }
  | { readonly literal: string | number | boolean };
