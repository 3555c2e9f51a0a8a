import type { SourceSpan } from "@autonats/model";
import type ts from "typescript";
import type { ErrorView, PropertyView } from "../views.js";
import { docCommentOf } from "./comments.js";
import { compiler } from "./compiler.js";
import type { Inspection } from "./inspection.js";
import { isLibrarySymbol, isLibraryType } from "./library.js";
import { typeNodeOf } from "./objects.js";
import { nameOfSymbol } from "./type-names.js";

/**
 * Looks at what `@nats:error` names, as code in the file of the annotation would find it: a class that extends `Error` and whose constructor takes its own
 * public properties (ADR 0001).
 */
export function viewError(name: string, file: ts.SourceFile, near: SourceSpan, inspection: Inspection): ErrorView {
  const { checker, program } = inspection;
  const meaning = compiler.SymbolFlags.Value | compiler.SymbolFlags.Type | compiler.SymbolFlags.Alias;
  const local = checker.getSymbolsInScope(file, meaning).find((each) => each.name === name);
  const visible = local && checker.getExportSymbolOfSymbol(local);
  const symbol = visible && visible.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(visible) : visible;
  if (symbol?.declarations === undefined) return { kind: "missing" };
  const unsuitable = (problem: string, help: string, at?: ts.Node): ErrorView => {
    return { kind: "unsuitable", name, problem, help, span: at === undefined ? near : inspection.places.span(at) };
  };
  const example = `export class ${name} extends Error { constructor(readonly id: string) { super(); } }`;
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

function viewClass(
  symbol: ts.Symbol,
  type: ts.InterfaceType,
  at: ts.Node,
  near: SourceSpan,
  inspection: Inspection,
  unsuitable: (problem: string, help: string, at?: ts.Node) => ErrorView,
): ErrorView {
  const { checker } = inspection;
  const typeName = nameOfSymbol(symbol, [], near, inspection);
  const [signature, ...others] = checker.getTypeOfSymbol(symbol).getConstructSignatures();
  if (typeName === undefined || signature === undefined) return { kind: "missing" };
  const isInherited = signature.getDeclaration()?.getSourceFile() !== at.getSourceFile();
  if (others.length > 0 && !isInherited) {
    return unsuitable("its constructor is overloaded", "Leave one constructor.", at);
  }
  const parameters: PropertyView[] = [];
  for (const parameter of signature.getParameters()) {
    const declaration = parameter.valueDeclaration;
    if (isErrorOptions(parameter, inspection)) continue;
    const property = checker.getPropertyOfType(type, parameter.name);
    const place = isInherited ? at : (declaration ?? at);
    if (declaration === undefined || !compiler.isParameter(declaration)) {
      return unsuitable("its constructor cannot be read", "Write the constructor in the class.", at);
    }
    if (declaration.dotDotDotToken !== undefined) {
      return unsuitable(`\`${parameter.name}\` takes any number of values`, "Take a list instead.", place);
    }
    if (property === undefined || !isPublic(property)) {
      const written = declaration.type?.getText() ?? "string";
      return unsuitable(
        `its constructor takes \`${parameter.name}\`, which is not a public property`,
        `Write \`constructor(readonly ${parameter.name}: ${written})\`, so that its value can be sent.`,
        place,
      );
    }
    parameters.push(viewErrorParameter(parameter, declaration, property, near, inspection));
  }
  return { kind: "error", identity: symbol, name: typeName, parameters, span: inspection.places.span(at) };
}

/** `options?: ErrorOptions` says what caused an error, which stays with the process that it happened in. */
function isErrorOptions(parameter: ts.Symbol, { checker, program }: Inspection): boolean {
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(parameter));
  return isLibraryType(type, ["ErrorOptions"], program);
}

function isPublic(property: ts.Symbol): boolean {
  const hidden = compiler.ModifierFlags.Private | compiler.ModifierFlags.Protected;
  return (property.declarations ?? []).every((each) => !(compiler.getCombinedModifierFlags(each) & hidden));
}

function viewErrorParameter(
  parameter: ts.Symbol,
  declaration: ts.ParameterDeclaration,
  property: ts.Symbol,
  near: SourceSpan,
  inspection: Inspection,
): PropertyView {
  const { checker, places } = inspection;
  const own = property.valueDeclaration === undefined ? undefined : docCommentOf(property.valueDeclaration, places).doc;
  const file = declaration.getSourceFile();
  const isOwn = !file.isDeclarationFile;
  return {
    name: parameter.name,
    optional: declaration.questionToken !== undefined || declaration.initializer !== undefined,
    type: inspection.view(checker.getTypeOfSymbol(parameter), isOwn ? typeNodeOf(declaration) : undefined, near),
    ...(own === undefined || !isOwn ? {} : { doc: own }),
    source: isOwn ? places.source(parameter.name, declaration.name) : { name: parameter.name, ...near },
  };
}

/** Whether a class descends from the language's `Error`. */
function extendsError(type: ts.InterfaceType, { checker, program }: Inspection): boolean {
  const pending: ts.BaseType[] = [...checker.getBaseTypes(type)];
  for (let base = pending.pop(); base !== undefined; base = pending.pop()) {
    if (isLibraryType(base, ["Error"], program)) return true;
    if (base.isClassOrInterface()) pending.push(...checker.getBaseTypes(base));
  }
  return false;
}
