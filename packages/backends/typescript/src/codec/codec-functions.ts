import { type Document, quoteTypescript, type Scope } from "@autonats/codegen";
import {
  type ChoiceDeclaration,
  type Declaration,
  declarationOf,
  type LiteralType,
  type MapType,
  type NullableType,
  type TypeExpr,
} from "@autonats/model";
import { call } from "../text/layout.js";
import { literal, member } from "../text/literals.js";
import { runtimeValue } from "../text/packages.js";
import { printType } from "../text/type-syntax.js";
import {
  collectionOf,
  expressType,
  hasMembers,
  isAmbient,
  isEnum,
  isFixedList,
  isRecord,
  isUndefined,
} from "../types/express-type.js";
import { isImportable, isInlineAlias } from "../types/type-homes.js";
import type { TypeNamer } from "../types/type-namer.js";
import type { EnumConstants } from "./enum-constants.js";
import { claimPair, type FunctionPair } from "./function-pairs.js";
import { mapKey, runtimeCodec, scalarWord } from "./scalars.js";
import { structureKey, structureName } from "./structure-name.js";

export type Direction = "encode" | "decode";

/** A value that is written or read, with what a message about it needs to name its place. */
export interface Place {
  readonly value: Document;
  readonly at: Document;
  readonly key: Document;
}

/** What a pair of functions is for: a declaration, or a type that has no name of its own. */
export type Subject =
  | { readonly kind: "declaration"; readonly declaration: Declaration }
  | { readonly kind: "structure"; readonly type: TypeExpr };

export interface WantedPair {
  readonly pair: FunctionPair;
  readonly subject: Subject;
}

/**
 * Hands out the functions of a codec file, and remembers which were wanted, so that each is printed once and none in
 * vain.
 */
export class CodecFunctions {
  readonly namer: TypeNamer;
  readonly #scope: Scope;
  readonly #enums: EnumConstants;
  readonly #pairs = new Map<string, FunctionPair>();
  readonly #wanted: WantedPair[] = [];

  constructor(namer: TypeNamer, scope: Scope, enums: EnumConstants) {
    this.namer = namer;
    this.#scope = scope;
    this.#enums = enums;
  }

  /** The next pair that has to be printed. Printing it may make others wanted. */
  next(): WantedPair | undefined {
    return this.#wanted.shift();
  }

  /** A function that writes or reads values of a type, where one is handed on. */
  reference(direction: Direction, type: TypeExpr): Document {
    switch (type.kind) {
      case "scalar":
        return type.length === undefined && !isBuffer(type)
          ? runtimeCodec(direction, scalarWord(type))
          : this.#structure(type)[direction];
      case "ref": {
        const declaration = this.#declaration(type.id);
        return isInlineAlias(declaration)
          ? this.reference(direction, declaration.type)
          : this.#declared(type.id)[direction];
      }
      default:
        return this.#structure(type)[direction];
    }
  }

  /** The call that writes or reads one value. */
  apply(direction: Direction, type: TypeExpr, { value, at, key }: Place): Document {
    const applied = (word: string, ...more: readonly Document[]): Document =>
      call(runtimeCodec(direction, word), [value, at, key, ...more]);
    switch (type.kind) {
      case "scalar":
        if (isBuffer(type)) return direction === "encode" ? applied("Bytes") : applied("AsBuffer", "Buffer");
        return type.length === undefined ? applied(scalarWord(type)) : applied("FixedBytes", `${type.length}`);
      case "tuple":
        if (isFixedList(type, this.namer)) {
          const [element] = type.elements;
          return applied("FixedList", `${type.elements.length}`, this.reference(direction, element));
        }
        return call(this.reference(direction, type), [value, at, key]);
      case "ref": {
        const declaration = this.#declaration(type.id);
        return isInlineAlias(declaration)
          ? this.apply(direction, declaration.type, { value, at, key })
          : call(this.reference(direction, type), [value, at, key]);
      }
      case "list": {
        const collection = collectionOf(type);
        const element = this.reference(direction, type.element);
        if (collection === undefined || collection === "Set") return applied(collection ?? "List", element);
        return applied("TypedArray", collection, element);
      }
      case "map": {
        const isPartial =
          direction === "encode" && type.spelling === "PartialRecord" && !isEnum(type.key, this.namer.index);
        return applied(
          isPartial ? "PartialRecord" : isRecord(type, this.namer.index) ? "Record" : "Map",
          this.#mapKey(type),
          this.reference(direction, type.value),
        );
      }
      case "nullable":
        return applied(nullableWord(direction, type), this.reference(direction, type.type));
      case "literal":
        return applied("Literal", this.#literal(type));
    }
  }

  /** The constant with what tells the alternatives of a choice apart. */
  choice(declaration: ChoiceDeclaration): Document {
    return this.#enums.choice(declaration);
  }

  /** The constant with the values of an enum. */
  enumValues(id: string): Document {
    return this.#enums.values(this.#declaration(id));
  }

  /** A literal as the source's own enum names it, so that the compiler sees when it is gone; else as it is. */
  #literal(type: LiteralType): Document {
    const { value, member: reference } = type;
    const declaration = reference === undefined ? undefined : this.#declaration(reference.ref);
    if (declaration !== undefined && isAmbient(declaration)) {
      return [literal(value), ` as ${typeof value} as `, printType(expressType(type, this.namer))];
    }
    return reference === undefined || declaration === undefined || !hasMembers(declaration)
      ? literal(value)
      : member(this.namer.asValue(declaration), reference.name);
  }

  #mapKey(type: MapType): Document {
    const key = mapKey(this.#withoutAlias(type.key), (id) => this.#enums.key(this.#declaration(id)));
    // Where the source brands the keys, the compiler tells them from those of the runtime.
    const isBranded = type.key.kind === "ref" && !isRecord(type, this.namer.index) && this.#isBrand(type.key.id);
    return isBranded
      ? call([runtimeValue("brandedKey"), "<", printType(expressType(type.key, this.namer)), ">"], [key])
      : key;
  }

  #isBrand(id: string): boolean {
    const declaration = this.#declaration(id);
    return declaration.kind === "alias" && isImportable(declaration);
  }

  /** What an alias of a scalar stands for; other types are their own. */
  #withoutAlias(type: TypeExpr): TypeExpr {
    const declaration = type.kind === "ref" ? this.#declaration(type.id) : undefined;
    return declaration?.kind === "alias" ? this.#withoutAlias(declaration.type) : type;
  }

  #declared(id: string): FunctionPair {
    const declaration = this.#declaration(id);
    return this.#want(`declaration ${id}`, id, { kind: "declaration", declaration });
  }

  #structure(type: TypeExpr): FunctionPair {
    return this.#want(`structure ${structureKey(type, this.namer.index)}`, structureName(type, this.namer.index), {
      kind: "structure",
      type,
    });
  }

  #want(identity: string, name: string, subject: Subject): FunctionPair {
    const known = this.#pairs.get(identity);
    if (known !== undefined) return known;
    const pair = claimPair(this.#scope, name);
    this.#pairs.set(identity, pair);
    this.#wanted.push({ pair, subject });
    return pair;
  }

  #declaration(id: string): Declaration {
    return declarationOf(this.namer.index, id);
  }
}

/** The runtime's word for what may be null, by what the source has besides. */
function nullableWord(direction: Direction, { spelling }: NullableType): string {
  if (isUndefined(spelling)) return "Maybe";
  return spelling === "null, undefined" && direction === "encode" ? "Defined" : "Nullable";
}

/** Reports whether a type is Node's `Buffer`, which the runtime, made for browsers too, cannot name. */
function isBuffer(type: TypeExpr): boolean {
  return type.kind === "scalar" && type.scalar === "bytes" && type.spelling === "Buffer";
}

/** The key of a field, as the argument of a codec's function. */
export function fieldKey(name: string): string {
  return quoteTypescript(name);
}
