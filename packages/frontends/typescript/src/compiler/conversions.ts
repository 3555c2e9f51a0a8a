import type { ScalarName, SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { Shape, TypeView } from "../views.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { isLibrarySymbol } from "./library.js";
import { isGlobal } from "./library-types.js";
import { importNameOf, packageOf } from "./packages.js";
import { nameOfSymbol, nameOfType } from "./type-names.js";

/** What is known of classes that cannot say it themselves: what their values are in JSON, and how one is made of that. */
interface KnownClass {
  readonly scalar: ScalarName;
  readonly spelling?: string;
  /** The method that returns the data. Default: `toJSON`. */
  readonly to?: string;
  readonly cast?: true;
  /** A static method; `new` for the constructor. */
  readonly from: string;
  readonly as?: Readonly<Record<string, string>>;
}

const byText: KnownClass = { scalar: "string", from: "new" };
const byFrom: KnownClass = { scalar: "string", from: "from" };

/** Classes of the language and the platform. */
const globalClasses: Readonly<Record<string, KnownClass>> = {
  URL: byText,
  "Temporal.Duration": byFrom,
  "Temporal.Instant": { scalar: "timestamp", spelling: "Timestamp", from: "from" },
  "Temporal.PlainDate": byFrom,
  "Temporal.PlainDateTime": byFrom,
  "Temporal.PlainMonthDay": byFrom,
  "Temporal.PlainTime": byFrom,
  "Temporal.PlainYearMonth": byFrom,
  "Temporal.ZonedDateTime": byFrom,
};

/** Classes of packages, by the folder that a package is installed in. */
const packageClasses: Readonly<Record<string, Readonly<Record<string, KnownClass>>>> = {
  "@js-temporal/polyfill": globalClasses,
  "@types/node": globalClasses,
  "bignumber.js": { BigNumber: byText },
  bson: { ObjectId: byText, UUID: byText },
  "decimal.js": { Decimal: byText },
  "@prisma/client": { Decimal: byText },
  "@prisma/client-runtime-utils": { Decimal: byText },
  "temporal-polyfill": globalClasses,
  "temporal-spec": globalClasses,
};

/** The method by which `JSON.stringify` asks a value for its data, and the static method by which a class makes a value of it. */
const toJson = "toJSON";
const fromJson = "fromJSON";

/** A class whose values are turned into data and back by methods of its own. Undefined for every other type. */
export function convertedShape(type: ts.ObjectType, near: SourceSpan, inspection: Inspection): Shape | undefined {
  const symbol = type.getSymbol();
  if (symbol === undefined || !(symbol.flags & (compiler.SymbolFlags.Interface | compiler.SymbolFlags.Class))) {
    return undefined;
  }
  return knownShape(symbol, near, inspection) ?? ownShape(type, symbol, near, inspection);
}

function knownShape(symbol: ts.Symbol, near: SourceSpan, inspection: Inspection): Shape | undefined {
  const { checker, program } = inspection;
  const full = checker.getFullyQualifiedName(symbol);
  // The compiler puts the file before it, or `global` for what a package adds to all files.
  const path = full.slice(full.lastIndexOf('"') + 1).replace(/^(?:global)?\./u, "");
  const isPlatform = isLibrarySymbol(symbol, program) || isGlobal(symbol);
  const known = isPlatform ? globalClasses[path] : classOfPackage(symbol, path, inspection);
  if (known === undefined) return undefined;
  const { scalar, spelling, to = toJson, from, cast, as } = known;
  const shape: Shape = { kind: "scalar", scalar, ...(spelling === undefined ? {} : { spelling }) };
  const data: TypeView = { identity: known, span: near, text: scalar, alias: () => undefined, shape: () => shape };
  if (isPlatform) {
    const name = { name: path, key: `global ${path}`, keyword: "class", typeArguments: [] };
    return { kind: "converted", name, data, conversion: { to, from, global: path } };
  }
  const name = nameOfSymbol(symbol, [], near, inspection);
  return name?.source === undefined
    ? undefined
    : { kind: "converted", name, data, conversion: { to, from, ...(cast && { cast }) }, ...(as && { as }) };
}

/** What is known of a class of a package: what the project says, or else what the table does. */
function classOfPackage(symbol: ts.Symbol, path: string, { types }: Inspection): KnownClass | undefined {
  const name = packageOf(symbol);
  if (name === undefined) return undefined;
  const own = types[`${importNameOf(name)}#${path}`];
  if (own !== undefined) {
    const { wire, to = toJson, from = fromJson, as } = own;
    const spelling = wire === "timestamp" ? { spelling: "Timestamp" } : {};
    return { scalar: wire, ...spelling, to, from, cast: true, ...(as === undefined ? {} : { as }) };
  }
  return Object.hasOwn(packageClasses, name) ? packageClasses[name]?.[path] : undefined;
}

/** A class with `toJSON()`, and with a static `fromJSON` that takes what that returns. */
function ownShape(type: ts.ObjectType, symbol: ts.Symbol, near: SourceSpan, inspection: Inspection): Shape | undefined {
  const { checker } = inspection;
  const data = returnedBy(checker.getPropertyOfType(type, toJson), checker);
  const maker = checker.getPropertyOfType(checker.getTypeOfSymbol(symbol), fromJson);
  if (data === undefined || maker === undefined || !(symbol.flags & compiler.SymbolFlags.Class)) return undefined;
  if (!makesFrom(maker, data.getReturnType(), checker)) return undefined;
  const name = nameOfType(type, near, inspection);
  if (name === undefined) return undefined;
  const node = data.getDeclaration()?.type;
  const view = inspection.view(data.getReturnType(), node, near);
  return { kind: "converted", name, data: view, conversion: { to: toJson, from: fromJson } };
}

/** The signature of a method that can be called without arguments. */
function returnedBy(method: ts.Symbol | undefined, checker: ts.TypeChecker): ts.Signature | undefined {
  if (method === undefined) return undefined;
  return checker
    .getTypeOfSymbol(method)
    .getCallSignatures()
    .find(({ parameters }) => parameters.every(isOptional));
}

/** Reports whether a static method can be called with a value of a type alone. */
function makesFrom(maker: ts.Symbol, data: ts.Type, checker: ts.TypeChecker): boolean {
  return checker
    .getTypeOfSymbol(maker)
    .getCallSignatures()
    .some(({ parameters: [first, ...others], typeParameters }) => {
      if (first === undefined || !others.every(isOptional)) return false;
      // What a type parameter stands for is found by the compiler of the generated code.
      return typeParameters !== undefined || checker.isTypeAssignableTo(data, checker.getTypeOfSymbol(first));
    });
}

function isOptional({ valueDeclaration: declaration }: ts.Symbol): boolean {
  if (declaration === undefined || !compiler.isParameter(declaration)) return false;
  return (
    declaration.questionToken !== undefined ||
    declaration.initializer !== undefined ||
    declaration.dotDotDotToken !== undefined
  );
}
