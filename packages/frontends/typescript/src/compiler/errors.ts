import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { ErrorView, PropertyView } from "../views.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { isLibraryFile, isLibrarySymbol, isLibraryType } from "./library.js";
import { viewProperty } from "./objects.js";
import { isOwnFile } from "./own-files.js";
import { nameOfSymbol } from "./type-names.js";

/**
 * Looks at what `@nats:error` names, as code in the file of the annotation would find it: a class that extends `Error` and whose constructor takes its own
 * public properties (ADR 0001).
 */
export function viewError(path: string, file: ts.SourceFile, near: SourceSpan, inspection: Inspection): ErrorView {
  const { checker, program } = inspection;
  const symbol = findSymbol(path, file, checker);
  if (symbol?.declarations === undefined) return { kind: "missing" };
  const name = path.slice(path.lastIndexOf(".") + 1);
  const unsuitable = (problem: string, help: string, at?: ts.Node): ErrorView => {
    return { kind: "unsuitable", name, problem, help, span: at === undefined ? near : inspection.places.span(at) };
  };
  const own = isLibrarySymbol(symbol, program) ? "NotFound" : name;
  const example = `export class ${own} extends Error { constructor(readonly id: string) { super(); } }`;
  const declaration = symbol.declarations.find(compiler.isClassDeclaration);
  if (isLibrarySymbol(symbol, program))
    return unsuitable("it is the language's own", `Write one of your own: \`${example}\`.`);
  if (declaration === undefined) return unsuitable("it is not a class", `Write a class: \`${example}\`.`);
  const at = declaration.name ?? declaration;
  const type = checker.getDeclaredTypeOfSymbol(symbol) as ts.InterfaceType;
  if (!extendsError(type, inspection))
    return unsuitable("it does not extend `Error`", `Write \`class ${name} extends Error\`.`, at);
  if (declaration.typeParameters !== undefined) {
    return unsuitable("it has type parameters", "Write the types of its fields instead.", at);
  }
  if (compiler.getCombinedModifierFlags(declaration) & compiler.ModifierFlags.Abstract) {
    return unsuitable("it is abstract", "Name the classes that extend it instead, one `@nats:error` each.", at);
  }
  return viewClass(symbol, type, at, near, inspection, unsuitable);
}

/** Finds what a name stands for in a file, or a path of names: `errors.NotFound`. */
function findSymbol(path: string, file: ts.SourceFile, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { Value, Type, Namespace, Alias, Module } = compiler.SymbolFlags;
  const target = (symbol: ts.Symbol | undefined): ts.Symbol | undefined =>
    symbol && symbol.flags & Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const [first, ...others] = path.split(".");
  const local = checker.getSymbolsInScope(file, Value | Type | Namespace | Alias).find(({ name }) => name === first);
  let found = target(local && checker.getExportSymbolOfSymbol(local));
  for (const part of others) {
    if (found === undefined || !(found.flags & Module)) return undefined;
    found = target(checker.getExportsOfModule(found).find(({ name }) => name === part));
  }
  return found;
}

type Unsuitable = (problem: string, help: string, at?: ts.Node) => ErrorView;

function viewClass(
  symbol: ts.Symbol,
  type: ts.InterfaceType,
  at: ts.Node,
  near: SourceSpan,
  inspection: Inspection,
  unsuitable: Unsuitable,
): ErrorView {
  const { checker, program } = inspection;
  const name = nameOfSymbol(symbol, [], near, inspection);
  const [signature, ...others] = checker.getTypeOfSymbol(symbol).getConstructSignatures();
  if (name === undefined || signature === undefined) return { kind: "missing" };
  if (name.source === undefined)
    return unsuitable("no file exports it, but a namespace", "Export the class from its file itself.", at);
  const declaring = signature.getDeclaration()?.getSourceFile();
  const isInherited = declaring !== undefined && isLibraryFile(declaring, program);
  if (others.length > 0 && !isInherited)
    return unsuitable("its constructor is overloaded", "Leave one constructor.", at);
  const parameters: PropertyView[] = [];
  // What the language's own constructor takes is not data: a message travels with every error.
  for (const parameter of isInherited ? [] : dataParameters(signature.getParameters(), inspection)) {
    const view =
      ownProblem(parameter, at, inspection, unsuitable) ??
      viewParameter(parameter, type, at, near, inspection, unsuitable);
    if ("kind" in view) return view;
    parameters.push(view);
  }
  const taken = new Set([...inherited, ...parameters.map((parameter) => parameter.name)]);
  const assigned = checker
    .getPropertiesOfType(type)
    .filter((property) => !taken.has(property.name) && isAssigned(property, inspection))
    .map((property) => viewProperty(property, near, inspection));
  return { kind: "error", identity: symbol, name, parameters, assigned, span: inspection.places.span(at) };
}

/** What every error has, which is not data of its own. */
const inherited: readonly string[] = ["name", "message", "stack", "cause"];

/** Reports whether a property is a public field that anybody may set after construction, and no function. */
function isAssigned(property: ts.Symbol, { checker, program }: Inspection): boolean {
  const { valueDeclaration: declaration } = property;
  if (declaration === undefined || !compiler.isPropertyDeclaration(declaration)) return false;
  if (compiler.isPrivateIdentifier(declaration.name) || isLibraryFile(declaration.getSourceFile(), program))
    return false;
  const isFixed = (compiler.getCombinedModifierFlags(declaration) & compiler.ModifierFlags.Readonly) !== 0;
  return !isFixed && isPublic(property) && checker.getTypeOfSymbol(property).getCallSignatures().length === 0;
}

/** One parameter of the constructor, which is also a property; or why it is not. */
function viewParameter(
  parameter: ts.Symbol,
  type: ts.InterfaceType,
  at: ts.Node,
  near: SourceSpan,
  inspection: Inspection,
  unsuitable: Unsuitable,
): PropertyView | ErrorView {
  const { checker } = inspection;
  const { name, valueDeclaration: declaration } = parameter;
  if (declaration === undefined || !compiler.isParameter(declaration)) {
    return unsuitable("its constructor cannot be read", "Write the constructor in the class.", at);
  }
  const place = isOwnFile(declaration.getSourceFile(), inspection) ? declaration : at;
  if (declaration.dotDotDotToken !== undefined) {
    return unsuitable(`its constructor takes any number of \`${name}\``, "Take a list instead.", place);
  }
  const property = checker.getPropertyOfType(type, name);
  const written = declaration.type?.getText() ?? "string";
  if (property === undefined || !isPublic(property)) {
    return unsuitable(
      `its constructor takes \`${name}\`, which is not a public property`,
      `Write \`constructor(readonly ${name}: ${written})\`, so that its value can be sent.`,
      place,
    );
  }
  if (!checker.isTypeAssignableTo(checker.getTypeOfSymbol(property), checker.getTypeOfSymbol(parameter))) {
    return unsuitable(
      `its property \`${name}\` can be more than its constructor takes`,
      `Give the property the parameter's type, \`${written}\`.`,
      place,
    );
  }
  return viewProperty(property, near, inspection);
}

/** The parameters without those at the end that say what caused an error, which stays with the process that it happened in. */
function dataParameters(parameters: readonly ts.Symbol[], inspection: Inspection): readonly ts.Symbol[] {
  const isCause = (parameter: ts.Symbol): boolean =>
    isOptional(parameter) && (parameter.name === "cause" || isErrorOptions(parameter, inspection));
  return parameters.slice(0, parameters.findLastIndex((parameter) => !isCause(parameter)) + 1);
}

function isOptional({ valueDeclaration }: ts.Symbol): boolean {
  if (valueDeclaration === undefined || !compiler.isParameter(valueDeclaration)) return false;
  return valueDeclaration.questionToken !== undefined || valueDeclaration.initializer !== undefined;
}

/** Why a parameter cannot be sent, if it is what every error has and keeps to its own process. */
function ownProblem(
  parameter: ts.Symbol,
  at: ts.Node,
  inspection: Inspection,
  unsuitable: Unsuitable,
): ErrorView | undefined {
  const { name, valueDeclaration = at } = parameter;
  const place = isOwnFile(valueDeclaration.getSourceFile(), inspection) ? valueDeclaration : at;
  if (name === "cause" || isErrorOptions(parameter, inspection)) {
    const help = `Make it the last parameter, and optional: \`${name}?: ${name === "cause" ? "unknown" : "ErrorOptions"}\`.`;
    return unsuitable(`its constructor needs \`${name}\`, which stays in its own process`, help, place);
  }
  if (name !== "stack") return undefined;
  return unsuitable(
    "its constructor takes `stack`, which stays in its own process",
    "Give the parameter and its property another name, or leave them out.",
    place,
  );
}

/** `options?: ErrorOptions`. */
function isErrorOptions(parameter: ts.Symbol | undefined, { checker, program }: Inspection): boolean {
  if (parameter === undefined) return false;
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(parameter));
  return isLibraryType(type, ["ErrorOptions"], program);
}

function isPublic(property: ts.Symbol): boolean {
  const hidden = compiler.ModifierFlags.Private | compiler.ModifierFlags.Protected;
  return (property.declarations ?? []).every((each) => !(compiler.getCombinedModifierFlags(each) & hidden));
}

/** Reports whether a class descends from the language's `Error`. */
function extendsError(type: ts.InterfaceType, { checker, program }: Inspection): boolean {
  const pending: ts.BaseType[] = [...checker.getBaseTypes(type)];
  for (let base = pending.pop(); base !== undefined; base = pending.pop()) {
    if (isLibraryType(base, ["Error"], program)) return true;
    if (base.isClassOrInterface()) pending.push(...checker.getBaseTypes(base));
  }
  return false;
}
