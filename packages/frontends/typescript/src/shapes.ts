import type { DeclarationSource, ScalarName, Source, SourceSpan } from "@autonats/model";

/**
 * A type as the compiler sees it, at one place of the source. What it is made of is only looked at when asked for, so
 * recursive types are no trouble.
 */
export interface TypeView {
  /** The same object for the same type, wherever it is used. */
  readonly identity: object;
  /** Where the source writes it, or the nearest place that it writes at all. */
  readonly span: SourceSpan;
  /** As the source would spell it, shortened when long. */
  readonly text: string;
  shape(): Shape;
}

/** A type that the source gives a name. */
export interface TypeName {
  readonly name: string;
  /** Absent when the name is only an aid, such as `PartialOfUser`, that no file exports or could export. */
  readonly source?: DeclarationSource;
  readonly doc?: string;
  readonly typeArguments: readonly TypeView[];
}

/** One property of an object type. */
export interface PropertyView {
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeView;
  readonly doc?: string;
  readonly source: Source;
  /** Set when it is a getter or setter. */
  readonly accessor: boolean;
}

/** One member of a TypeScript enum. */
export interface EnumMemberView {
  readonly name: string;
  /** Absent when the compiler cannot compute it. */
  readonly value?: string | number;
  readonly doc?: string;
  readonly source: Source;
}

export interface TupleElementView {
  readonly type: TypeView;
  readonly form: "required" | "optional" | "rest";
}

export type Literal = string | number | boolean | bigint;

/** A type that no value of JSON can stand for, or that says too little. */
export type Misfit =
  | "any"
  | "function"
  | "symbol"
  | "object"
  | "null"
  | "undefined"
  | "void"
  | "never"
  | "template"
  | "this"
  | "undecided";

/** What a type is made of. */
export type Shape =
  | { readonly kind: "scalar"; readonly scalar: ScalarName; readonly spelling?: string }
  | { readonly kind: "literal"; readonly value: Literal }
  /** A primitive with a mark that only the compiler sees. */
  | { readonly kind: "brand"; readonly base: TypeView; readonly name?: TypeName }
  | { readonly kind: "list"; readonly element: TypeView; readonly readonly: boolean }
  | { readonly kind: "tuple"; readonly elements: readonly TupleElementView[]; readonly readonly: boolean }
  | { readonly kind: "map"; readonly key: TypeView; readonly value: TypeView; readonly spelling: string }
  | { readonly kind: "record"; readonly name?: TypeName; readonly properties: readonly PropertyView[] }
  | { readonly kind: "enum"; readonly name: TypeName; readonly members: readonly EnumMemberView[] }
  /** Some members of an enum, but not all. */
  | { readonly kind: "enumPart"; readonly name: string; readonly values: readonly Literal[] }
  /** A union of nothing but literals. */
  | { readonly kind: "literals"; readonly name?: TypeName; readonly values: readonly Literal[] }
  | { readonly kind: "union"; readonly name?: TypeName; readonly members: readonly TypeView[] }
  /** `present`, or null, or undefined. */
  | { readonly kind: "maybe"; readonly present: TypeView; readonly null: boolean; readonly undefined: boolean }
  | { readonly kind: "misfit"; readonly misfit: Misfit }
  | { readonly kind: "flavour"; readonly flavour: string }
  | { readonly kind: "unresolved"; readonly names: readonly UnresolvedName[] }
  | { readonly kind: "class"; readonly name: string; readonly members: readonly string[] }
  /** A type of the language's or the platform's own library that is not data. */
  | { readonly kind: "library"; readonly name: string; readonly arguments: readonly TypeView[] }
  | { readonly kind: "indexWithFields"; readonly fields: readonly string[] }
  | { readonly kind: "symbolKey"; readonly key: string; readonly span: SourceSpan };

/** A name in the source that means nothing to the compiler. */
export interface UnresolvedName {
  readonly name: string;
  readonly span: SourceSpan;
  /** The module it should have come from, when it is imported. */
  readonly module?: string;
}

/** One parameter of a method. */
export interface ParameterView {
  readonly name: string;
  readonly form: "plain" | "rest" | "destructured";
  readonly optional: boolean;
  readonly type: TypeView;
  readonly source: Source;
}

export interface SignatureView {
  readonly typeParameters: readonly string[];
  readonly declaresThis: boolean;
  readonly parameters: readonly ParameterView[];
  readonly result: TypeView;
  readonly span: SourceSpan;
}
