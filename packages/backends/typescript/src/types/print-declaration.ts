import { type Document, group, indent, line } from "@autonats/codegen";
import {
  type AliasDeclaration,
  type Declaration,
  declarationOf,
  type Field,
  type RecordDeclaration,
  type TypeExpr,
} from "@autonats/model";
import { docComment } from "../text/comment.js";
import { assigned, block } from "../text/layout.js";
import { propertyName } from "../text/literals.js";
import {
  genericType,
  keywordType,
  namedType,
  printBare,
  printType,
  type TypeSyntax,
  unionType,
} from "../text/type-syntax.js";
import { expressType, isRecord, literalUnion, orUndefined } from "./express-type.js";
import { isRecursiveAlias } from "./recursive-alias.js";
import type { TypeNamer } from "./type-namer.js";

/** Declares a type that generated code cannot import. */
export function printTypeDeclaration(declaration: Declaration, namer: TypeNamer): Document {
  const doc = docComment(declaration.doc);
  const name = namer.asType(declaration);
  switch (declaration.kind) {
    case "record":
      return [doc, printInterface(name, declaration, namer)];
    case "enum":
      return [doc, printAlias(name, literalUnion(declaration))];
    case "union":
      return [doc, printAlias(name, unionType(...declaration.variants.map(({ record }) => reference(record, namer))))];
    case "choice":
      return [
        doc,
        printAlias(name, unionType(...declaration.alternatives.map(({ type }) => expressType(type, namer)))),
      ];
    case "alias":
      return [doc, printAlias(name, expressAlias(declaration, namer))];
    case "error":
      throw new Error(`bug: the error ${declaration.id} is a class, not a type`);
  }
}

function expressAlias(alias: AliasDeclaration, namer: TypeNamer): TypeSyntax {
  if (!isRecursiveAlias(alias, namer.index)) return expressType(alias.type, namer);
  // The compiler works out `Record<string, Type>` at once, and so finds an alias of it circular that an object type may have.
  const express = (type: TypeExpr): TypeSyntax => {
    if (type.kind === "nullable") return unionType(express(type.type), keywordType("null"));
    if (type.kind !== "map" || !isRecord(type, namer.index)) return expressType(type, namer);
    const key = expressType(type.key, namer);
    return { kind: "keyed", key, optional: type.key.kind === "ref", value: expressType(type.value, namer) };
  };
  return express(alias.type);
}

function printInterface(name: Document, { fields, rest }: RecordDeclaration, namer: TypeNamer): Document {
  const head = ["export interface ", name];
  if (fields.length === 0 && rest === undefined) return [head, " {}"];
  const declared = fields.map((field) => printField(field, namer));
  // What is declared is not always one of the rest, as an interface would demand.
  if (rest !== undefined) {
    const type = printType(genericType("Record", keywordType("string"), expressType(rest, namer)));
    return ["export type ", name, " = ", block(declared), " & ", type, ";"];
  }
  return [head, " ", block(declared)];
}

function printField(field: Field, namer: TypeNamer): Document {
  const isThere = field.spelling === "undefined";
  const expressed = expressType(field.type, namer);
  const type = printType(isThere ? orUndefined(expressed) : expressed);
  return [docComment(field.doc), propertyName(field.name), field.optional && !isThere ? "?: " : ": ", type, ";"];
}

function printAlias(name: Document, type: TypeSyntax): Document {
  const left = ["export type ", name];
  if (type.kind !== "union") return [assigned(left, " =", printType(type)), ";"];
  return [group([left, " =", group(indent([line, printBare(type)]))]), ";"];
}

function reference(id: string, namer: TypeNamer): TypeSyntax {
  return namedType(namer.asType(declarationOf(namer.index, id)));
}
