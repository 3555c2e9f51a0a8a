import type {
  Annotation,
  Conversion,
  DeclarationSource,
  DocComment,
  ExportedSource,
  ScalarName,
  Source,
  SourceSpan,
  TextEdit,
} from "@autonats/model";

/**
 * A type as the compiler sees it, at one place of the source. What it is made of is only looked at when asked for, so
 * recursive types do no harm.
 */
export interface TypeView {
  /** The same object for the same type, wherever it is used. */
  readonly identity: object;
  /** Where the source writes it, or the nearest place of the project itself that leads to it. */
  readonly span: SourceSpan;
  /** As the source spells it, shortened when long. */
  readonly text: string;
  /** The alias that it goes by and that can be imported, such as `UserId` for a string. */
  alias(): TypeName | undefined;
  shape(): Shape;
}

/** A name that the source gives to a type. */
export interface TypeName {
  readonly name: string;
  /** Distinguishes it from other names that are spelled the same. Does not depend on what else is read. */
  readonly key: string;
  /** Absent when no file can import it, as for `Partial<User>`, or for a type that a package keeps to itself. */
  readonly source?: DeclarationSource;
  readonly doc?: string;
  /** How its declaration begins, such as `interface`. */
  readonly keyword: string;
  /** The change that exports it; absent where it is exported, or cannot be. */
  readonly exportEdit?: TextEdit;
  readonly typeArguments: readonly TypeView[];
}

/** One property of an object type. */
export interface PropertyView {
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeView;
  /** The named type that declares it, unless that has type parameters: not always the one that it is looked at in. */
  readonly owner?: string;
  readonly doc?: string;
  readonly source: Source;
}

/** One member of a TypeScript enum. */
export interface EnumMemberView {
  readonly name: string;
  /** Absent when only running the program would tell. */
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
  | "bigintLiteral"
  | "enumPart"
  | "function"
  | "intersection"
  | "never"
  | "null"
  | "object"
  | "symbol"
  | "this"
  | "typeParameter"
  | "undecided"
  | "undefined"
  | "void";

/** What a type is made of. */
export type Shape =
  | { readonly kind: "scalar"; readonly scalar: ScalarName; readonly spelling?: string }
  | { readonly kind: "literal"; readonly value: string | number | boolean; readonly member?: EnumMemberName }
  /** A primitive with a mark that only the compiler sees. */
  | { readonly kind: "brand"; readonly scalar: ScalarName; readonly spelling?: string; readonly name?: TypeName }
  /** `spelling` is absent for `T[]`. */
  | { readonly kind: "list"; readonly element: TypeView; readonly spelling?: string }
  | { readonly kind: "tuple"; readonly elements: readonly TupleElementView[]; readonly readonly: boolean }
  | { readonly kind: "map"; readonly key: TypeView; readonly value: TypeView; readonly spelling: string }
  /** `rest` is what an index signature beside the properties says of all other keys. */
  | {
      readonly kind: "record";
      readonly name?: TypeName;
      readonly properties: readonly PropertyView[];
      readonly rest?: TypeView;
    }
  | { readonly kind: "enum"; readonly name: TypeName; readonly members: readonly EnumMemberView[] }
  /** A union of nothing but literals, in the order of the source. */
  | { readonly kind: "literals"; readonly name?: TypeName; readonly values: readonly Literal[] }
  | { readonly kind: "union"; readonly name?: TypeName; readonly members: readonly TypeView[] }
  /** `present`, or null, or undefined, which may be written as `void`. */
  | {
      readonly kind: "maybe";
      readonly present: TypeView;
      readonly null: boolean;
      readonly undefined: boolean;
      readonly void?: true;
    }
  /** A class whose values are turned into `data` and back by methods of its own. */
  | {
      readonly kind: "converted";
      readonly name: TypeName;
      readonly data: TypeView;
      readonly conversion: Conversion;
      readonly as?: Readonly<Record<string, string>>;
    }
  | { readonly kind: "misfit"; readonly misfit: Misfit }
  | { readonly kind: "unresolved"; readonly names: readonly UnresolvedName[] }
  /** A class that is more than its public fields. */
  | {
      readonly kind: "class";
      readonly name: TypeName;
      readonly member: string;
      readonly memberSpan: SourceSpan;
      /** What its `toJSON` returns, if it has one. */
      readonly data?: string;
    }
  /** A type of the language, the platform or a package that is not data. */
  | {
      readonly kind: "library";
      readonly name: string;
      readonly arguments: readonly TypeView[];
      /** The package that has it, for a class that the project can say the form of. */
      readonly package?: string;
    }
  | { readonly kind: "indexWithFields"; readonly field: string }
  | { readonly kind: "symbolKey"; readonly key: string };

/** A member of an enum, where it stands for its value alone. */
export interface EnumMemberName {
  readonly enum: TypeView;
  readonly name: string;
}

/** A name in the source that means nothing to the compiler. */
export interface UnresolvedName {
  readonly name: string;
  readonly span: SourceSpan;
  /** The module it should have come from, when it is imported. */
  readonly module?: string;
  /** Whether that module itself cannot be found. */
  readonly moduleMissing: boolean;
}

/** One parameter of a method. */
export interface ParameterView {
  readonly name: string;
  readonly form: "plain" | "rest" | "destructured";
  readonly optional: boolean;
  readonly type: TypeView;
  readonly doc?: string;
  readonly source: Source;
}

/** The result of a call of a method. */
export type ResultView =
  | { readonly kind: "nothing" }
  /** `atOnce` where the value itself is a result too. */
  | { readonly kind: "promise"; readonly value?: TypeView; readonly atOnce?: true }
  /** `this`, or a promise of it. */
  | { readonly kind: "this"; readonly isPromise: boolean; readonly span: SourceSpan }
  | { readonly kind: "stream"; readonly element: string; readonly span: SourceSpan }
  | { readonly kind: "plain"; readonly type: TypeView };

/** A type parameter of a method. */
export interface TypeParameterView {
  readonly name: string;
  /** The type that stands for it, as the source spells it: its default, or what it has to extend. Absent for any type at all. */
  readonly standsFor?: string;
}

export interface SignatureView {
  readonly typeParameters: readonly TypeParameterView[];
  readonly parameters: readonly ParameterView[];
  readonly result: ResultView;
}

/** What an annotation `@nats:error` names. */
export type ErrorView =
  | {
      readonly kind: "error";
      readonly identity: object;
      readonly name: TypeName;
      readonly parameters: readonly PropertyView[];
      /** Public fields that its constructor does not take, and that anybody may set. */
      readonly assigned: readonly PropertyView[];
      readonly span: SourceSpan;
    }
  | {
      readonly kind: "unsuitable";
      readonly name: string;
      readonly problem: string;
      readonly help: string;
      readonly span: SourceSpan;
    }
  | { readonly kind: "missing" };

/** A member of an interface that can be called. */
export interface MethodView {
  readonly kind: "method";
  readonly optional: boolean;
  /** More than one when it is overloaded. */
  readonly signatures: readonly SignatureView[];
  readonly comment: DocComment;
  readonly source: Source;
  /** The change that puts `@nats:skip` above it; absent for what other projects declare. */
  readonly skipEdit?: TextEdit;
  /** Finds the class that an annotation of this method names. */
  error(name: string): ErrorView;
}

/** A member of an interface that cannot be called by name. */
export interface OtherMemberView {
  readonly kind: "other";
  /** What it is, such as `property`. */
  readonly what: string;
  readonly name: string;
  readonly text: string;
  readonly span: SourceSpan;
  /** A property that an implementation can have by its name; absent for others. */
  readonly property?: { readonly comment: DocComment; readonly source: Source; readonly skipEdit?: TextEdit };
}

/** An interface that is marked with `@nats:server`. */
export interface ServiceView {
  readonly comment: DocComment;
  readonly exported: boolean;
  /** The change that exports it; absent where it is exported, or cannot be. */
  readonly exportEdit?: TextEdit;
  /** Whether it is in a namespace, where no import reaches it by its name. */
  readonly nested: boolean;
  readonly typeParameters: readonly string[];
  readonly members: readonly (MethodView | OtherMemberView)[];
  /** Names in its own head, such as what it extends, that mean nothing. */
  readonly unresolved: readonly UnresolvedName[];
  readonly source: ExportedSource;
}

/** A marker on something other than an interface. */
export interface MisplacedMarker {
  readonly marker: Annotation;
  readonly what: string;
  readonly name: string;
  /** What it is on: nothing in there has a meaning either. */
  readonly span: SourceSpan;
}
