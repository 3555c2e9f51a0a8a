import type { DeclarationSource, FieldSource, Source, SourceText } from "./source.js";
import type { TypeExpr } from "./types.js";

interface DeclarationBase {
  /** Unique in the model, an identifier in PascalCase. */
  readonly id: string;
  /** The id that it would have in a model without others that want the same; absent where it has it. */
  readonly wanted?: string;
  readonly doc?: string;
  /** Absent for a type that the source wrote in place, without a name; `id` is then derived from its place. */
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
  /**
   * How the source has the field among equivalents: `undefined` where an absent value is there as undefined, `assigned` where a declared
   * error's constructor does not take it, so that it is set afterwards, `IsZero` where a method of that name says whether it is absent.
   * Means nothing on the wire.
   */
  readonly spelling?: string;
  /** Its number, in sources that number fields. Means nothing on the wire. */
  readonly number?: number;
  /** The group of fields of which one at most is there, in sources that have such groups. */
  readonly oneof?: string;
}

/** An object with known keys. */
export interface RecordDeclaration extends DeclarationBase {
  readonly kind: "record";
  /** How the source writes it where it has no name, in languages in which code beside it has to repeat that. Means nothing on the wire. */
  readonly written?: SourceText;
  readonly fields: readonly Field[];
  /** The values of all other keys, which are data then; absent where other keys mean nothing. */
  readonly rest?: TypeExpr;
  /**
   * Keys that the source may have besides but that cannot be sent, such as an optional callback. A value that has one is refused where it
   * is written. Absent for none. Means nothing on the wire.
   */
  readonly unsent?: readonly string[];
  /** How the source spells its values: `*` in Go where they must not be copied, as messages of protocol buffers. Means nothing on the wire. */
  readonly spelling?: string;
}

/** One value of an enum. */
export interface EnumMember {
  readonly value: string | number;
  readonly doc?: string;
  /** Its number, in sources that number texts. Means nothing on the wire. */
  readonly number?: number;
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

/** What a JSON value is. Alternatives are never null. */
export type JsonKind = "bool" | "number" | "string" | "list" | "object";

/** What tells one field of an object apart: that it is there, that it is not, or which values it has. */
export interface FieldCondition {
  readonly name: string;
  /** Absent where only `present` counts. */
  readonly values?: readonly (string | number | boolean)[];
  /** Whether the key is there at all; absent where the values count. */
  readonly present?: boolean;
}

/** What JSON tells an alternative by. All that is given holds. */
export interface Condition {
  readonly json: JsonKind;
  /** Of scalars: the values themselves. Absent for any value of the kind. */
  readonly values?: readonly (string | number | boolean)[];
  /** Of objects: what is in them. Absent for any object. */
  readonly fields?: readonly FieldCondition[];
  /** Of lists: what their first element is, one of these. Absent for any list. An empty list is of every kind. */
  readonly items?: readonly Condition[];
}

/** One alternative of a choice. */
export interface Alternative {
  readonly type: TypeExpr;
  readonly when: Condition;
  /**
   * Where JSON alone would not tell the value from another alternative's: the one key of the object that it travels in, such as
   * `$timestamp` for a time beside text. `when` asks for that key.
   */
  readonly key?: string;
}

/** Alternatives that the JSON value itself tells apart. A value is the first of them whose condition holds. */
export interface ChoiceDeclaration extends DeclarationBase {
  readonly kind: "choice";
  readonly alternatives: readonly Alternative[];
}

/** How the source turns values of a type into data and back. */
export interface Conversion {
  /** The method, which needs no argument, that returns the data of a value. */
  readonly to: string;
  /** What makes a value of its data: in TypeScript a static method, or `new` for the constructor; in Go a function of the type's package. */
  readonly from: string;
  /** The names of those of the two that return an error too, in Go. Absent for neither. */
  readonly canFail?: readonly ("to" | "from")[];
  /** Set where the project says which method it is, so that the compiler may not see that it returns the data. */
  readonly cast?: true;
  /** The name of the class, where every file knows it without an import, such as `URL`. */
  readonly global?: string;
}

/** Another name for a type, such as a branded string. Same wire form as `type`. */
export interface AliasDeclaration extends DeclarationBase {
  readonly kind: "alias";
  readonly type: TypeExpr;
  /**
   * Where the source turns values into `type` and back by methods of their own: those for text, those for JSON, or those for bytes that
   * are text; or where they are the text of a number; or by those that `conversion` names. Means nothing on the wire and nothing to other
   * languages than the source's.
   */
  readonly form?: "text" | "json" | "binary" | "number" | "converted";
  /** How values are turned into `type` and back, where the source names what does it. Means nothing on the wire and nothing to other languages. */
  readonly conversion?: Conversion;
  /** How the source spells its values: `*` in Go where they must not be copied. Means nothing on the wire. */
  readonly spelling?: string;
  /** The types that the project names for it in other languages, by the ids of their targets. Means nothing on the wire. */
  readonly as?: Readonly<Record<string, string>>;
}

/** An error that methods declare, with the data that callers receive. */
export interface ErrorDeclaration extends DeclarationBase {
  readonly kind: "error";
  /** Its name on the wire; absent when that is `id`, as it is unless two errors of one model share a name. */
  readonly name?: string;
  /** How the source spells its values: `*` in Go where only pointers to the type are errors. Means nothing on the wire. */
  readonly spelling?: string;
  /**
   * Its data. In TypeScript the parameters of its constructor, in order, each of which is also a property, and the public fields besides that
   * anybody may set, which are spelled `assigned`. A message is data only where the
   * source says so, by a parameter or a field of its own: every error has one besides, which travels without being a field.
   */
  readonly fields: readonly Field[];
}

export type Declaration =
  | RecordDeclaration
  | EnumDeclaration
  | UnionDeclaration
  | ChoiceDeclaration
  | AliasDeclaration
  | ErrorDeclaration;
