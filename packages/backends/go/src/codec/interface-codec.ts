import { type Document, quoteGo } from "@autonats/codegen";
import type { ChoiceDeclaration, UnionDeclaration } from "@autonats/model";
import type { PrintContext } from "../plan/print-context.js";
import { go, lines, paragraphs } from "../text/go-code.js";
import { codegen } from "../text/packages.js";
import type { GoType } from "../types/go-type.js";
import { typeText } from "../types/type-text.js";
import { printConditions } from "./choice-codec.js";
import { decodeExpression } from "./decode.js";
import { encodeStatement } from "./encode.js";

/** One of the types that a Go interface can hold. */
interface Held {
  readonly type: GoType;
  /** What tells it when it is read. */
  readonly label: string;
}

/** The functions that write and read a Go interface whose values a tag tells apart. */
export function printUnionCodec({ id, tag, variants }: UnionDeclaration, context: PrintContext): Document {
  const held = variants.map((variant): Held => {
    const named = { kind: "named", role: "record", id: variant.record } as const;
    const isPointer = context.variantIsPointer(variant);
    return { type: isPointer ? { kind: "pointer", to: named, nil: "refused" } : named, label: quoteGo(variant.tag) };
  });
  const unknown = lines([`d.FailTag(${quoteGo(tag)})`, "return nil"]);
  return printInterface(id, held, `d.Tag(${quoteGo(tag)})`, unknown, context);
}

/** The same for the user's own interface, whose values JSON itself tells apart. */
export function printSealedCodec(declaration: ChoiceDeclaration, context: PrintContext): Document {
  const { choice = "" } = context.codecOf(declaration.id);
  const held = declaration.alternatives.map(
    ({ type }, index): Held => ({ type: context.mapping.value(type), label: `${index}` }),
  );
  return paragraphs([
    printConditions(declaration, choice),
    printInterface(declaration.id, held, `d.Choose(${choice})`, "return nil", context),
  ]);
}

function printInterface(
  id: string,
  held: readonly Held[],
  told: string,
  unknown: Document,
  context: PrintContext,
): Document {
  const { encode, decode } = context.codecOf(id);
  const name = context.typeName(id);
  const writing = held.flatMap(({ type }) => printEncoders(type, context));
  const reading = held.map(
    ({ type, label }) => go`case ${label}:
    return ${decodeExpression(type, context) ?? ""}`,
  );
  return paragraphs([
    go`func ${encode}(e *${codegen}.Encoder, v ${name}) {
      switch v := v.(type) {
      ${lines(writing)}
      default:
        e.FailVariant(v)
      }
    }`,
    go`func ${decode}(d *${codegen}.Decoder) ${name} {
      switch ${told} {
      ${lines(reading)}
      default:
        ${unknown}
      }
    }`,
  ]);
}

/** Where a value implements the interface, so does a pointer to it, and users may have either. */
function printEncoders(type: GoType, context: PrintContext): readonly Document[] {
  const print = (each: GoType): Document => go`case ${typeText(each, context)}:
    ${encodeStatement(each, "v", context)}`;
  return type.kind === "pointer" ? [print(type)] : [print(type), print({ kind: "pointer", to: type, nil: "refused" })];
}
