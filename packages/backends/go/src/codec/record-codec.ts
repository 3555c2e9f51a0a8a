import { type Document, quoteGo } from "@autonats/codegen";
import type { PrintContext } from "../plan/print-context.js";
import { go, lines, paragraphs } from "../text/go-code.js";
import { autonats, codegen } from "../text/packages.js";
import { type GoField, type GoLiteral, type GoType, withoutNames } from "../types/go-type.js";
import { restName } from "../types/rest-name.js";
import { decodeExpression, decodeFunction, decodeStatement } from "./decode.js";
import { encodeFunction, encodeStatement } from "./encode.js";
import { literalMethod, literalText, plainMethod } from "./literal.js";
import { isPresent } from "./present.js";

/** An object with known keys, and what its codec is called. */
export interface RecordCodec {
  /** The Go type of a value: the struct, or for errors mostly a pointer to it. */
  readonly type: Document;
  /** An expression for a new value, when `type` is a pointer. */
  readonly newValue?: Document;
  readonly fields: readonly GoField[];
  /** The values of all other keys, where these are data too. */
  readonly rest?: GoType;
  /** A key that the source has but that cannot be sent. The field `unsent` counts what there is of it. */
  readonly unsent?: string;
  readonly names: { readonly fields: string; readonly encode: string; readonly decode: string };
}

/** The declared keys of a record, and the functions that write and read it. */
export function printRecordCodec(record: RecordCodec, context: PrintContext): Document {
  return paragraphs([printFields(record), printEncoder(record, context), printDecoder(record, context)]);
}

function printFields({ names, fields, rest }: RecordCodec): Document {
  const ending = rest === undefined ? "" : ".WithRest()";
  const declared = fields.map(
    ({ key, optional }) => go`${codegen}.${optional ? "Optional" : "Required"}(${quoteGo(key)})`,
  );
  const [first] = declared;
  if (first === undefined || declared.length === 1)
    return go`var ${names.fields} = ${codegen}.NewFields(${first ?? ""})${ending}`;
  return go`var ${names.fields} = ${codegen}.NewFields(
    ${lines(declared.map((field) => [field, ","]))}
  )${ending}`;
}

function printEncoder({ names, type, fields, rest, unsent }: RecordCodec, context: PrintContext): Document {
  const others =
    rest === undefined
      ? []
      : [go`${codegen}.EncodeRest(e, ${names.fields}, v.${restName(fields)}, ${encodeFunction(rest, context)})`];
  const refused = unsent === undefined ? [] : [go`e.Unsent(${quoteGo(unsent)}, v.unsent)`];
  const value =
    rest === undefined && unsent === undefined && fields.every((field) => field.presence === "literal") ? "_" : "v";
  return go`func ${names.encode}(e *${codegen}.Encoder, ${value} ${type}) {
    if !e.BeginObject() {
      return
    }
    ${lines([...refused, ...fields.map((field) => encodeField(field, context)), ...others, "e.EndObject()"])}
  }`;
}

function encodeField(field: GoField, context: PrintContext): Document {
  const value = `v.${field.name}`;
  const key = `e.Field(${quoteGo(JSON.stringify(field.key).slice(1, -1))})`;
  switch (field.presence) {
    case "always":
      return lines([key, encodeStatement(field.type, value, context)]);
    case "literal":
      return lines([key, encodeLiteral(field)]);
    case "pointer":
      return go`if ${value} != nil${field.asksIsZero === true ? ` && !${value}.IsZero()` : ""} {
        ${key}
        ${encodeStatement(field.type, `*${value}`, context)}
      }`;
    case "nil":
      return go`if ${value} != nil {
        ${key}
        ${encodeStatement(field.type, value, context)}
      }`;
    case "option":
      return go`if ${value}.Set {
        ${key}
        ${encodeStatement(field.type, `${value}.Value`, context)}
      }`;
    case "zero":
      return go`if ${field.asksIsZero === true ? `!${value}.IsZero()` : isPresent(field.type, value, context)} {
        ${key}
        ${encodeStatement(field.type, value, context)}
      }`;
  }
}

function printDecoder(record: RecordCodec, context: PrintContext): Document {
  const { names, type, newValue, fields, rest } = record;
  const signature =
    newValue === undefined
      ? go`func ${names.decode}(d *${codegen}.Decoder) (v ${type}) {`
      : go`func ${names.decode}(d *${codegen}.Decoder) ${type} {
        v := ${newValue}`;
  if (fields.length === 0 && rest === undefined) {
    return go`${signature}
      o := d.Object(${names.fields})
      o.Next(d)
      return v
    }`;
  }
  const cases = fields.map(
    (field, index) => go`case ${`${index}`}:
      ${decodeField(field, context)}`,
  );
  if (rest !== undefined) {
    const others = `v.${restName(fields)}`;
    cases.push(go`case ${`${fields.length}`}:
      ${others} = ${codegen}.DecodeRest(d, &o, ${others}, ${decodeFunction(rest, context)})`);
  }
  return go`${signature}
    for o := d.Object(${names.fields}); ; {
      switch o.Next(d) {
      ${lines(cases)}
      default:
        return v
      }
    }
  }`;
}

function decodeField(field: GoField, context: PrintContext): Document {
  const target = `v.${field.name}`;
  switch (field.presence) {
    case "always":
    case "nil":
    case "zero":
      return decodeStatement(field.type, target, context);
    case "literal":
      return decodeLiteral(field, !context.declaresTypes && field.name !== "");
    case "pointer":
      return decodeStatement({ kind: "pointer", to: field.type, nil: "refused" }, target, context);
    case "option": {
      const value = decodeExpression(field.type, context);
      if (value !== undefined) return go`${target} = ${autonats}.Some(${value})`;
      return lines([`${target}.Set = true`, decodeStatement(field.type, `${target}.Value`, context)]);
    }
  }
}

function encodeLiteral(field: GoField): Document {
  const { value } = literalOf(field);
  return `e.${plainMethod(value)}(${literalText(value)})`;
}

/** A struct of the user's may have a field for the literal; generated ones have none. */
function decodeLiteral(field: GoField, hasField: boolean): Document {
  const { value } = literalOf(field);
  const text = literalText(value);
  return lines([`d.${literalMethod(value)}(${text})`, hasField ? `v.${field.name} = ${text}` : undefined]);
}

function literalOf({ type: named }: GoField): GoLiteral {
  const type = withoutNames(named);
  if (type.kind !== "literal") throw new Error(`bug: a ${type.kind} is not a literal`);
  return type;
}
