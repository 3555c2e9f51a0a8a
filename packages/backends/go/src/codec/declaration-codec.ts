import { type Document, quoteGo } from "@autonats/codegen";
import type { AliasDeclaration, Declaration, EnumDeclaration, UnionDeclaration, UnionVariant } from "@autonats/model";
import type { PrintContext } from "../plan/print-context.js";
import { commas, go, lines, paragraphs } from "../text/go-code.js";
import { codegen } from "../text/packages.js";
import { type GoType, withoutNames } from "../types/go-type.js";
import { typeText } from "../types/type-text.js";
import { printChoiceCodec } from "./choice-codec.js";
import { decodeExpression, decodeStatement } from "./decode.js";
import { encodeStatement } from "./encode.js";
import { printRecordCodec } from "./record-codec.js";
import { ownMethod } from "./scalar-methods.js";

/** The functions and variables that read and write the values of a declaration. */
export function printDeclarationCodec(declaration: Declaration, context: PrintContext): Document {
  switch (declaration.kind) {
    case "record":
    case "error":
      return printStructCodec(declaration, context);
    case "enum":
      return printEnumCodec(declaration, context);
    case "union":
      return printUnionCodec(declaration, context);
    case "choice":
      return printChoiceCodec(declaration, context);
    case "alias":
      return printAliasCodec(declaration, context);
  }
}

function printStructCodec(
  declaration: Extract<Declaration, { kind: "record" | "error" }>,
  context: PrintContext,
): Document {
  const { id, kind, fields } = declaration;
  const rest = declaration.kind === "record" ? declaration.rest : undefined;
  const name = context.typeName(id);
  const isPointer = kind === "error" && context.errorIsPointer(id);
  return printRecordCodec(
    {
      type: isPointer ? ["*", name] : name,
      ...(isPointer ? { newValue: ["&", name, "{}"] } : {}),
      fields: context.mapping.fields(fields, id),
      ...(rest === undefined ? {} : { rest: context.mapping.value(rest) }),
      names: context.codecOf(id),
    },
    context,
  );
}

function printEnumCodec({ id, base }: EnumDeclaration, context: PrintContext): Document {
  const make = base === "string" ? "NewStringEnum" : "NewIntEnum";
  const { values, typed } = context.enumValues(id);
  const type = typed && values.length > 0 ? "" : go`[${context.typeName(id)}]`;
  return go`var ${context.codecOf(id).values} = ${codegen}.${make}${type}(${commas(values)})`;
}

function printUnionCodec({ id, tag, variants }: UnionDeclaration, context: PrintContext): Document {
  const { encode, decode } = context.codecOf(id);
  const name = context.typeName(id);
  const writing = variants.flatMap((variant) => printVariantEncoders(variant, context));
  const reading = variants.map((variant) => printVariantDecoder(variant, context));
  return paragraphs([
    go`func ${encode}(e *${codegen}.Encoder, v ${name}) {
      switch v := v.(type) {
      ${lines(writing)}
      default:
        e.FailVariant(v)
      }
    }`,
    go`func ${decode}(d *${codegen}.Decoder) ${name} {
      switch d.Tag(${quoteGo(tag)}) {
      ${lines(reading)}
      default:
        d.FailTag(${quoteGo(tag)})
        return nil
      }
    }`,
  ]);
}

/** Where a value implements the union, so does a pointer to it, and users may have either. */
function printVariantEncoders(variant: UnionVariant, context: PrintContext): readonly Document[] {
  const { encode } = context.codecOf(variant.record);
  const name = context.typeName(variant.record);
  const byValue = go`case ${name}:
    ${encode}(e, v)`;
  const byPointer = go`case *${name}:
    ${codegen}.EncodePointer(e, v, ${encode})`;
  return context.variantIsPointer(variant) ? [byPointer] : [byValue, byPointer];
}

function printVariantDecoder(variant: UnionVariant, context: PrintContext): Document {
  const { decode } = context.codecOf(variant.record);
  return go`case ${quoteGo(variant.tag)}:
    return ${context.variantIsPointer(variant) ? go`${codegen}.DecodePointer(d, ${decode})` : go`${decode}(d)`}`;
}

function printAliasCodec(declaration: AliasDeclaration, context: PrintContext): Document {
  const { encode, decode } = context.codecOf(declaration.id);
  const name = context.typeName(declaration.id);
  const { form } = declaration;
  if (form === "number") {
    return paragraphs([
      go`func ${encode}(e *${codegen}.Encoder, v ${name}) {
        e.${ownMethod(form, declaration.type)}(v)
      }`,
      go`func ${decode}(d *${codegen}.Decoder) ${name} {
        return d.${ownMethod(form, declaration.type)}()
      }`,
    ]);
  }
  if (form !== undefined) {
    return paragraphs([
      go`func ${encode}(e *${codegen}.Encoder, v ${name}) {
        e.${ownMethod(form, declaration.type)}(&v)
      }`,
      go`func ${decode}(d *${codegen}.Decoder) (v ${name}) {
        d.${ownMethod(form, declaration.type)}(&v)
        return v
      }`,
    ]);
  }
  const type = context.mapping.underlying(declaration);
  const value = decodeExpression(type, context);
  const reading =
    value === undefined
      ? lines([go`var v ${typeText(type, context)}`, decodeStatement(type, "v", context), go`return ${name}(v)`])
      : go`return ${isUnnamed(type) ? value : [name, "(", value, ")"]}`;
  return paragraphs([
    go`func ${encode}(e *${codegen}.Encoder, v ${name}) {
      ${encodeStatement(type, isUnnamed(type) ? "v" : [typeText(type, context), "(v)"], context)}
    }`,
    go`func ${decode}(d *${codegen}.Decoder) ${name} {
      ${reading}
    }`,
  ]);
}

/** Reports whether Go takes values of a type made from this one as values of this one, and the reverse, without a conversion. */
function isUnnamed(named: GoType): boolean {
  const type = withoutNames(named);
  switch (type.kind) {
    case "scalar":
      return type.scalar === "bytes" || type.scalar === "json";
    case "literal":
    case "tuple":
    case "named":
      return false;
    case "nilable":
      return isUnnamed(type.of);
    case "list":
    case "array":
    case "map":
    case "pointer":
      return true;
  }
}
