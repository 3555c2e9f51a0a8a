import type { DeclaredType, GoPackage } from "../packages/go-package.js";
import type { InterfaceNode, StructNode } from "../syntax/ast.js";
import type { GoFile } from "../syntax/go-file.js";
import type { Range } from "../syntax/scanner.js";

/** Where names are looked up. */
export interface Scope {
  readonly package: GoPackage;
  readonly file: GoFile;
  /** What stands for the type parameters here. */
  readonly typeArguments: ReadonlyMap<string, GoType>;
}

export type BasicName =
  | "bool"
  | "string"
  | "int"
  | "int8"
  | "int16"
  | "int32"
  | "int64"
  | "uint"
  | "uint8"
  | "uint16"
  | "uint32"
  | "uint64"
  | "uintptr"
  | "float32"
  | "float64"
  | "complex64"
  | "complex128";

/** Types of Go's own library that the wire has a form for, and the one that calls begin with. */
export type LibraryName = "time.Time" | "time.Duration" | "json.RawMessage" | "context.Context";

/** A type as Go understands it: names are resolved and type parameters replaced. */
export type GoType =
  | { readonly kind: "basic"; readonly name: BasicName }
  | { readonly kind: "any" }
  | { readonly kind: "error" }
  | { readonly kind: "library"; readonly name: LibraryName }
  /** Another type of Go's own library, whose source is not read. */
  | { readonly kind: "opaque"; readonly text: string }
  /** `autonats.Option[T]`: a field that may be absent. */
  | { readonly kind: "option"; readonly element: GoType }
  /** `autonats.Tuple2[A, B]` and its like. */
  | { readonly kind: "tuple"; readonly elements: readonly GoType[] }
  | NamedType
  | { readonly kind: "pointer"; readonly element: GoType }
  | { readonly kind: "slice"; readonly element: GoType }
  | { readonly kind: "array"; readonly length: number; readonly element: GoType }
  | { readonly kind: "map"; readonly key: GoType; readonly value: GoType }
  | StructType
  | InterfaceType
  | { readonly kind: "function" | "channel" };

/** A declared type that is not an alias. */
export interface NamedType {
  readonly kind: "named";
  readonly declared: DeclaredType;
  readonly arguments: readonly GoType[];
}

export interface StructType {
  readonly kind: "struct";
  readonly node: StructNode;
  readonly scope: Scope;
}

export interface InterfaceType {
  readonly kind: "interface";
  readonly node: InterfaceNode;
  readonly scope: Scope;
}

const basicNames: ReadonlySet<string> = new Set<BasicName>([
  "bool",
  "string",
  "int",
  "int8",
  "int16",
  "int32",
  "int64",
  "uint",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "uintptr",
  "float32",
  "float64",
  "complex64",
  "complex128",
]);

/** A type that every Go file knows. */
export function universalType(name: string): GoType | undefined {
  if (isBasicName(name)) return { kind: "basic", name };
  if (name === "byte") return { kind: "basic", name: "uint8" };
  if (name === "rune") return { kind: "basic", name: "int32" };
  if (name === "any") return { kind: "any" };
  if (name === "error") return { kind: "error" };
  return undefined;
}

function isBasicName(name: string): name is BasicName {
  return basicNames.has(name);
}

/** A text that is equal for identical types, and in every run: what is declared is told by its place. */
export function typeKey(type: GoType): string {
  switch (type.kind) {
    case "basic":
    case "library":
      return type.name;
    case "opaque":
      return `opaque ${type.text}`;
    case "named":
      return `${placeKey(type.declared.file, type.declared.unit.name)}[${type.arguments.map(typeKey).join(",")}]`;
    case "option":
    case "pointer":
    case "slice":
      return `${type.kind}(${typeKey(type.element)})`;
    case "tuple":
      return `tuple(${type.elements.map(typeKey).join(",")})`;
    case "array":
      return `[${type.length}](${typeKey(type.element)})`;
    case "map":
      return `map(${typeKey(type.key)},${typeKey(type.value)})`;
    case "struct":
    case "interface": {
      const scope = [...type.scope.typeArguments].map(([name, argument]) => `${name}=${typeKey(argument)}`);
      return `${placeKey(type.scope.file, type.node)}{${scope.join(",")}}`;
    }
    default:
      return type.kind;
  }
}

function placeKey(file: GoFile, { start }: Range): string {
  return `${file.name}:${start}`;
}
