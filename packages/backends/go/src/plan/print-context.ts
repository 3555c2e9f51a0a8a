import type { Document } from "@autonats/codegen";
import type {
  AliasDeclaration,
  Declaration,
  DeclaredError,
  ErrorDeclaration,
  ExportedSource,
  Service,
  SourceText,
  UnionVariant,
} from "@autonats/model";
import type { CodecNames } from "../names/declaration-names.js";
import type { ServiceNames } from "../names/service-names.js";
import type { TypeMapping } from "../types/type-mapping.js";

/** What all printers of one file share. */
export interface PrintContext {
  readonly mapping: TypeMapping;
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** The Go type of a declaration, as this file spells it. */
  readonly typeName: (id: string) => Document;
  /** Reports whether a declaration is an interface that this file cannot name: it takes its values as `any`. */
  readonly isHidden: (id: string) => boolean;
  /** Reports whether values of a declaration must not be copied: its codec takes and returns pointers to them. */
  readonly isByReference: (id: string) => boolean;
  readonly codecOf: (id: string) => CodecNames;
  /** The function that puts what was received of a struct into the caller's. */
  readonly updateName: (id: string) => string;
  readonly namesOf: (service: Service) => ServiceNames;
  /** What holds the codec of a declared error. */
  readonly errorName: (error: DeclaredError) => string;
  /** Reports whether values of a declared error are pointers to its type. */
  readonly errorIsPointer: (id: string) => boolean;
  /** Reports whether only pointers to a variant's record are values of the union. */
  readonly variantIsPointer: (variant: UnionVariant) => boolean;
  /** Reports whether the type of an error has a place for the message that came with it. */
  readonly keepsMessage: (error: ErrorDeclaration) => boolean;
  /** The values of an enum, in order of its members. */
  readonly enumValues: (id: string) => EnumValues;
  /** The user's own Go interface; undefined where it is generated. */
  readonly interfaceOf: (service: Service) => Document | undefined;
  /** Something of the package that a declaration is from, as this file spells it. */
  readonly beside: (source: ExportedSource, name: string) => Document;
  /** A piece of the source of a service's interface, as this file spells it. */
  readonly sourceText: (text: SourceText, service: Service) => Document;
  /** Reports whether an alias is a Go type of its own, with codec functions of its own. */
  readonly isDefined: (alias: AliasDeclaration) => boolean;
  /** Whether the file declares the types that it uses. */
  readonly declaresTypes: boolean;
  /** Names of the user's own package, which no import can have. */
  readonly ownNames: readonly string[];
}

/** Expressions for the values of an enum. */
export interface EnumValues {
  readonly values: readonly Document[];
  /** Whether they are of the enum's type already, and not only literals that fit it. */
  readonly typed: boolean;
}

/** Looks up what planning has settled. */
export function settled<Key, Value>(values: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = values.get(key);
  if (value === undefined) throw new Error(`bug: nothing was settled for ${String(key)}`);
  return value;
}
