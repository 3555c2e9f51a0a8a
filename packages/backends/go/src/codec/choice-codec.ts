import { type Document, quoteGo } from "@autonats/codegen";
import type { ChoiceDeclaration, Condition, FieldCondition } from "@autonats/model";
import type { PrintContext } from "../plan/print-context.js";
import { commas, go, lines, paragraphs } from "../text/go-code.js";
import { codegen } from "../text/packages.js";
import { type ChoiceField, choiceFields } from "../types/choice-fields.js";
import { typeText } from "../types/type-text.js";
import { decodeExpression, decodeFunction, decodeStatement } from "./decode.js";
import { encodeStatement } from "./encode.js";
import { literalMethod, literalText, plainMethod } from "./literal.js";

/** What tells the alternatives of a choice apart, and the functions that write and read the one that a value is. */
export function printChoiceCodec(declaration: ChoiceDeclaration, context: PrintContext): Document {
  const { encode, decode, choice = "" } = context.codecOf(declaration.id);
  const name = context.typeName(declaration.id);
  const fields = choiceFields(declaration, context);
  return paragraphs([
    ...printKeys(fields, choice),
    printConditions(declaration, choice),
    go`func ${encode}(e *${codegen}.Encoder, v ${name}) {
      switch e.Choose(${commas(fields.map((field) => isSet(field)))}) {
      ${lines(fields.map((field, index) => encodeCase(field, index, context)))}
      }
    }`,
    go`func ${decode}(d *${codegen}.Decoder) (v ${name}) {
      switch d.Choose(${choice}) {
      ${lines(fields.map((field, index) => decodeCase(field, index, choice, context)))}
      }
      return v
    }`,
  ]);
}

/** The variable of what tells the alternatives of a choice apart. */
export function printConditions({ alternatives }: ChoiceDeclaration, name: string): Document {
  return go`var ${name} = ${codegen}.NewChoice(
    ${lines(alternatives.map(({ when }) => [printCondition(when), ","]))}
  )`;
}

function isSet({ name, form }: ChoiceField): Document {
  return form === "flag" ? `v.${name}` : `v.${name} != nil`;
}

function encodeCase(field: ChoiceField, index: number, context: PrintContext): Document {
  return go`case ${`${index}`}:
    ${encodeAlternative(field, context)}`;
}

function encodeAlternative({ name, form, type, literal, key }: ChoiceField, context: PrintContext): Document {
  if (literal !== undefined) return `e.${plainMethod(literal)}(${literalText(literal)})`;
  const statement = encodeStatement(type, form === "pointer" ? `*v.${name}` : `v.${name}`, context);
  return key === undefined ? statement : go`e.Keyed(${quoteGo(key)}, func() { ${statement} })`;
}

function decodeCase(field: ChoiceField, index: number, choice: string, context: PrintContext): Document {
  const statement = decodeAlternative(field, context);
  return go`case ${`${index}`}:
    ${field.key === undefined ? statement : go`d.Keyed(${keyName(field, choice)}, func() { ${statement} })`}`;
}

/** The objects that alternatives travel in where JSON alone does not tell them apart. */
function printKeys(fields: readonly ChoiceField[], choice: string): readonly Document[] {
  return fields.flatMap((field) =>
    field.key === undefined
      ? []
      : [go`var ${keyName(field, choice)} = ${codegen}.NewFields(${codegen}.Required(${quoteGo(field.key)}))`],
  );
}

function keyName({ name }: ChoiceField, choice: string): string {
  return `${choice}${name}`;
}

function decodeAlternative({ name, form, type, literal }: ChoiceField, context: PrintContext): Document {
  if (literal !== undefined) return lines([`d.${literalMethod(literal)}(${literalText(literal)})`, `v.${name} = true`]);
  if (form === "nil") return decodeStatement(type, `v.${name}`, context);
  const value = decodeExpression(type, context);
  if (value !== undefined) return go`v.${name} = ${codegen}.DecodePointer(d, ${decodeFunction(type, context)})`;
  return lines([go`v.${name} = new(${typeText(type, context)})`, decodeStatement(type, `(*v.${name})`, context)]);
}

function printCondition({ json, values, fields, items }: Condition): Document {
  const parts: readonly Document[] = [
    go`JSON: ${quoteGo(json)}`,
    ...(values === undefined ? [] : [go`Values: ${printValues(values)}`]),
    ...(fields === undefined
      ? []
      : [go`Fields: []${codegen}.FieldCondition{${commas(fields.map(printFieldCondition))}}`]),
    ...(items === undefined ? [] : [go`Items: []${codegen}.Condition{${commas(items.map(printCondition))}}`]),
  ];
  return go`${codegen}.Condition{${commas(parts)}}`;
}

function printFieldCondition({ name, values, present }: FieldCondition): Document {
  const parts: readonly Document[] = [
    go`Name: ${quoteGo(name)}`,
    ...(values === undefined ? [] : [go`Values: ${printValues(values)}`]),
    ...(values === undefined && present === false ? ["Absent: true"] : []),
  ];
  return go`{${commas(parts)}}`;
}

function printValues(values: readonly (string | number | boolean)[]): Document {
  return go`[]any{${commas(values.map((value) => literalText(value)))}}`;
}
