import type { SourceName, SourceText } from "@autonats/model";
import { type Range, Scanner, type TokenKind } from "../syntax/scanner.js";
import type { GoType, Scope } from "./go-type.js";
import { findImport, usualName } from "./imports.js";
import { runtimePath } from "./known-types.js";
import type { Resolver } from "./resolver.js";

interface Token extends Range {
  readonly kind: TokenKind;
  readonly text: string;
}

/**
 * Returns a type as it is written, with the names in it told by their packages, so that it can be written elsewhere; undefined where
 * that cannot be known.
 */
export function sourceText(range: Range, scope: Scope, resolver: Resolver): SourceText | undefined {
  const text = scope.file.text.slice(range.start, range.end);
  const tokens = tokensOf(text);
  const pieces: (string | SourceName)[] = [];
  let end = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    pieces.push(gap(text.slice(end, token.start)));
    end = token.end;
    const isQualifier = token.kind === "name" && tokens[at + 1]?.text === "." && tokens[at + 2]?.kind === "name";
    const name = isQualifier ? tokens[at + 2] : undefined;
    if (name !== undefined) {
      const found = qualified(token.text, name.text, scope, resolver);
      if (found === undefined) return undefined;
      pieces.push(found);
      end = name.end;
      at += 2;
      continue;
    }
    const argument = token.kind === "name" ? scope.typeArguments.get(token.text) : undefined;
    const meaning = argument === undefined ? own(token, scope) : typeSource(argument, resolver);
    if (meaning === undefined) return undefined;
    pieces.push(...meaning);
  }
  return joined(pieces);
}

function tokensOf(text: string): readonly Token[] {
  const scanner = new Scanner(text);
  const tokens: Token[] = [];
  for (scanner.next(); scanner.kind !== "end"; scanner.next()) {
    const { kind, start, end } = scanner;
    if (!scanner.automatic) tokens.push({ kind, start, end, text: scanner.text });
  }
  return tokens;
}

/** What is between two tokens: comments have no place in a type that is written again. */
function gap(text: string): string {
  return text.includes("/") ? (text.includes("\n") ? "\n" : " ") : text;
}

function own({ kind, text }: Token, { package: owner }: Scope): SourceText {
  const isType = kind === "name" && owner.types(text).length > 0;
  return [isType ? { name: text, package: owner.path, packageName: owner.name } : text];
}

function qualified(qualifier: string, name: string, scope: Scope, resolver: Resolver): SourceName | undefined {
  const imported = findImport(resolver.workspace, scope.package, scope.file, qualifier)?.imported;
  if (imported === undefined) return undefined;
  return imported.kind === "package"
    ? { name, package: imported.package.path, packageName: imported.package.name }
    : { name, package: imported.path, packageName: usualName(imported.path) };
}

const packagesOfLibrary: Readonly<Record<string, string>> = { json: "encoding/json" };

/** A type as Go understands it, written out. */
function typeSource(type: GoType, resolver: Resolver): SourceText | undefined {
  const inside = (before: string, ...parts: readonly (GoType | string)[]): SourceText | undefined => {
    const texts = parts.map((part) => (typeof part === "string" ? [part] : typeSource(part, resolver)));
    return texts.every((text) => text !== undefined) ? [before, ...texts.flat()] : undefined;
  };
  switch (type.kind) {
    case "basic":
      return [type.name];
    case "any":
    case "error":
      return [type.kind];
    case "library": {
      const [packageName = "", name = ""] = type.name.split(".");
      return [{ name, package: packagesOfLibrary[packageName] ?? packageName, packageName }];
    }
    case "pointer":
      return inside("*", type.element);
    case "slice":
      return inside("[]", type.element);
    case "array":
      return inside(`[${type.length}]`, type.element);
    case "map":
      return inside("map[", type.key, "]", type.value);
    case "named": {
      const { package: owner, unit } = type.declared;
      const name: SourceName = { name: unit.name.name, package: owner.path, packageName: owner.name };
      return generic(name, type.arguments, resolver);
    }
    case "option":
      return generic(runtimeName("Option"), [type.element], resolver);
    case "tuple":
      return generic(runtimeName(`Tuple${type.elements.length}`), type.elements, resolver);
    case "struct":
    case "interface":
      return sourceText(type.node, type.scope, resolver);
    case "opaque":
    case "function":
    case "channel":
      return undefined;
  }
}

function runtimeName(name: string): SourceName {
  return { name, package: runtimePath, packageName: "autonats" };
}

function generic(name: SourceName, given: readonly GoType[], resolver: Resolver): SourceText | undefined {
  const texts = given.map((each) => typeSource(each, resolver));
  if (!texts.every((text) => text !== undefined)) return undefined;
  const list = texts.flatMap((text, index) => (index === 0 ? text : [", ", ...text]));
  return list.length === 0 ? [name] : [name, "[", ...list, "]"];
}

/** Pieces with neighbouring texts in one. */
function joined(pieces: SourceText): SourceText {
  const whole: (string | SourceName)[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (typeof piece === "string" && typeof last === "string") whole[whole.length - 1] = last + piece;
    else if (piece !== "") whole.push(piece);
  }
  return whole;
}
