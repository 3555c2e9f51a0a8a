import { type Document, hardLine, join } from "@autonats/codegen";
import type { ErrorDeclaration, Field } from "@autonats/model";
import { reservedWords } from "../names/reserved.js";
import { docComment } from "../text/comment.js";
import { assigned, block, bracketedGroup } from "../text/layout.js";
import { literal, member, propertyName } from "../text/literals.js";
import { printType } from "../text/type-syntax.js";
import { expressType, orUndefined } from "./express-type.js";
import type { TypeNamer } from "./type-namer.js";

/** What every error already has. */
const inherited: ReadonlySet<string> = new Set(["cause", "message", "name", "stack"]);

/** Declares an error of another language as a class, with its data as parameters and properties. */
export function printErrorClass(name: string, declaration: ErrorDeclaration, namer: TypeNamer): Document {
  const { fields, doc } = declaration;
  const wireName = literal(declaration.name ?? declaration.id);
  const properties = fields.filter((field) => field.name !== "message");
  const named = properties.some((field) => field.name === "name");
  const members: readonly Document[] = [
    join(hardLine, [
      ...(named ? [] : [`override readonly name: string = ${wireName};`]),
      ...properties.map((field) => printProperty(field, namer)),
    ]),
    ...(fields.length === 0 ? [] : [printConstructor(fields, wireName, namer)]),
  ];
  return [docComment(doc), `export class ${name} extends Error `, block([join([hardLine, hardLine], members)])];
}

function printProperty(field: Field, namer: TypeNamer): Document {
  const type = expressType(field.type, namer);
  return [
    docComment(field.doc),
    inherited.has(field.name) ? "override " : "",
    "readonly ",
    propertyName(field.name),
    ": ",
    printType(field.optional ? orUndefined(type) : type),
    ";",
  ];
}

function printConstructor(fields: readonly Field[], wireName: string, namer: TypeNamer): Document {
  const lastRequired = fields.findLastIndex((field) => !field.optional);
  const parameters = fields.map((field, index): Document => {
    const type = expressType(field.type, namer);
    const omissible = field.optional && index > lastRequired;
    return [
      bindingOf(field),
      omissible ? "?: " : ": ",
      printType(field.optional && !omissible ? orUndefined(type) : type),
    ];
  });
  const message = fields.find((field) => field.name === "message");
  return [
    "constructor",
    bracketedGroup(parameters),
    " ",
    block([
      `super(${message === undefined ? wireName : bindingOf(message)});`,
      ...fields
        .filter((field) => field !== message)
        .map((field): Document => [assigned(member("this", field.name), " =", bindingOf(field)), ";"]),
    ]),
  ];
}

function bindingOf({ name }: Field): string {
  return reservedWords.includes(name) ? `${name}_` : name;
}
