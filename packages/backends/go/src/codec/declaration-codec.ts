import type { Document } from "@autonats/codegen";
import type { AliasDeclaration, Declaration, EnumDeclaration } from "@autonats/model";
import type { PrintContext } from "../plan/print-context.js";
import { commas, go, lines, paragraphs } from "../text/go-code.js";
import { codegen } from "../text/packages.js";
import { type GoType, withoutNames } from "../types/go-type.js";
import { typeText } from "../types/type-text.js";
import { printChoiceCodec } from "./choice-codec.js";
import { decodeExpression, decodeFunction, decodeStatement } from "./decode.js";
import { encodeFunction, encodeStatement } from "./encode.js";
import { printSealedCodec, printUnionCodec } from "./interface-codec.js";
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
      return context.declaresTypes ? printChoiceCodec(declaration, context) : printSealedCodec(declaration, context);
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
  const isPointer = context.isByReference(id) || (kind === "error" && context.errorIsPointer(id));
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

function printAliasCodec(declaration: AliasDeclaration, context: PrintContext): Document {
  const { encode, decode } = context.codecOf(declaration.id);
  const name = context.typeName(declaration.id);
  const { form } = declaration;
  if (form === "converted") return printConvertedCodec(declaration, context);
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

/** The functions for a type whose values a method turns into data, and a function of its package back. */
function printConvertedCodec(declaration: AliasDeclaration, context: PrintContext): Document {
  const { id, conversion, source } = declaration;
  if (conversion === undefined || source === undefined) throw new Error(`bug: nothing converts ${id}`);
  const { encode, decode } = context.codecOf(id);
  const name = [context.isByReference(id) ? "*" : "", context.typeName(id)];
  const data = context.mapping.underlying(declaration);
  const ending = (half: "to" | "from"): string => (conversion.canFail?.includes(half) === true ? "OrError" : "");
  return paragraphs([
    go`func ${encode}(e *${codegen}.Encoder, v ${name}) {
      ${codegen}.EncodeConverted${ending("to")}(e, v.${conversion.to}, ${encodeFunction(data, context)})
    }`,
    go`func ${decode}(d *${codegen}.Decoder) ${name} {
      return ${codegen}.DecodeConverted${ending("from")}(d, ${decodeFunction(data, context)}, ${context.beside(source, conversion.from)})
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
