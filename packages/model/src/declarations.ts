import type { DeclarationSource, FieldSource, Source } from "./source.js";
import type { TypeExpr } from "./types.js";

interface DeclarationBase {
  /** Unique in the model, an identifier in PascalCase. */
  readonly id: string;
  readonly doc?: string;
  /** Absent for a type that the source wrote in place, without a name; `id` then tells of its place. */
  readonly source?: DeclarationSource;
  /** What the source put in place of type parameters, when it is generic: `Page<User>` has one. */
  readonly typeArguments?: readonly TypeExpr[];
}

/** One property of a record. */
export interface Field {
  /** The key in the JSON object, exact in case. */
  readonly name: string;
  readonly type: TypeExpr;
  /** May be absent. Absent and null are different: see `NullableType`. */
  readonly optional: boolean;
  readonly doc?: string;
  readonly source: FieldSource;
}

/** An object with known keys. */
export interface RecordDeclaration extends DeclarationBase {
  readonly kind: "record";
  readonly fields: readonly Field[];
}

/** One value of an enum. */
export interface EnumMember {
  readonly value: string | number;
  readonly doc?: string;
  /** Absent for members of a union of literals, which have no names. */
  readonly source?: Source;
}

/** A closed set of strings or of whole numbers. */
export interface EnumDeclaration extends DeclarationBase {
  readonly kind: "enum";
  readonly base: "string" | "int";
  readonly members: readonly EnumMember[];
}

/** One alternative of a union: the record to read when the tag has this value. */
export interface UnionVariant {
  readonly tag: string;
  /** The id of a record whose field named by the union's `tag` is the literal of this variant. */
  readonly record: string;
  /** How the source spells its values: `*` in Go where only pointers to the record are variants. Means nothing on the wire. */
  readonly spelling?: string;
}

/** Alternatives told apart by the value of one field. */
export interface UnionDeclaration extends DeclarationBase {
  readonly kind: "union";
  /** The name of the field that tells them apart. */
  readonly tag: string;
  readonly variants: readonly UnionVariant[];
}

/** Another name for a type, such as a branded string. Same wire form as `type`. */
export interface AliasDeclaration extends DeclarationBase {
  readonly kind: "alias";
  readonly type: TypeExpr;
  /**
   * Where values are turned into `type` and back by methods of their own: into a string, or into any JSON. Means nothing on the wire
   * and nothing to other languages than the source's.
   */
  readonly form?: "text" | "json";
}

/** An error that methods declare, with the data that callers receive. */
export interface ErrorDeclaration extends DeclarationBase {
  readonly kind: "error";
  /** Its name on the wire; absent when that is `id`, as it is unless two errors of one model share a name. */
  readonly name?: string;
  /** How the source spells its values: `*` in Go where only pointers to the type are errors. Means nothing on the wire. */
  readonly spelling?: string;
  /**
   * Its data. In TypeScript the parameters of its constructor, in order, each of which is also a property. A message is data only where the
   * source says so, by a parameter or a field of its own: every error has one besides, which travels without being a field.
   */
  readonly fields: readonly Field[];
}

export type Declaration = RecordDeclaration | EnumDeclaration | UnionDeclaration | AliasDeclaration | ErrorDeclaration;
