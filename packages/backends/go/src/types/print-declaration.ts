import { type Document, quoteGo } from "@autonats/codegen";
import type {
  ChoiceDeclaration,
  Declaration,
  EnumDeclaration,
  ErrorDeclaration,
  RecordDeclaration,
  UnionDeclaration,
} from "@autonats/model";
import type { PrintContext } from "../plan/print-context.js";
import { docComment } from "../text/comment.js";
import { go, lines, paragraphs } from "../text/go-code.js";
import { codegen } from "../text/packages.js";
import { choiceFields } from "./choice-fields.js";
import { type GoField, withoutNames } from "./go-type.js";
import { restName } from "./rest-name.js";
import { fieldTypeText, typeText } from "./type-text.js";

/** The Go type of a declaration that was not written in Go, with all that belongs to it. */
export function printType(declaration: Declaration, context: PrintContext): Document {
  switch (declaration.kind) {
    case "record":
      return printStruct(declaration, context);
    case "error":
      return printError(declaration, context);
    case "enum":
      return printEnum(declaration, context);
    case "union":
      return printUnion(declaration, context);
    case "choice":
      return printChoice(declaration, context);
    case "alias": {
      const name = context.typeName(declaration.id);
      const isDefined = context.isDefined(declaration);
      const type = isDefined ? context.mapping.underlying(declaration) : context.mapping.value(declaration.type);
      return go`${docComment(declaration.doc)}type ${name} ${isDefined ? "" : "= "}${typeText(type, context)}`;
    }
  }
}

function printStruct({ id, doc, fields, rest }: RecordDeclaration, context: PrintContext): Document {
  const others: readonly Document[] =
    rest === undefined
      ? []
      : [
          lines([
            `// ${restName(context.mapping.fields(fields, id))} has the values of all other keys.`,
            go`${restName(context.mapping.fields(fields, id))} map[string]${typeText(context.mapping.value(rest), context)} \`json:"-"\``,
          ]),
        ];
  return [docComment(doc), struct(context.typeName(id), [...printFields(fields, id, context), ...others])];
}

function printError(declaration: ErrorDeclaration, context: PrintContext): Document {
  const { id, doc, fields } = declaration;
  const name = context.typeName(id);
  const extra = context.keepsMessage(declaration)
    ? [lines(["// Message is for people, and not part of the data.", 'Message string `json:"-"`'])]
    : [];
  return paragraphs([
    [docComment(doc), struct(name, [...printFields(fields, id, context), ...extra])],
    go`// Error returns the message, or the error's type where there is none.
    func (e *${name}) Error() string {
      ${errorText(declaration, context)}
    }`,
  ]);
}

function errorText({ id, name, fields }: ErrorDeclaration, context: PrintContext): Document {
  const type = quoteGo(name ?? id);
  const own = context.mapping.fields(fields, id).find((field) => field.key === "message");
  const text = (value: string): Document => go`return ${codegen}.ErrorText(${value}, ${type})`;
  if (own === undefined) return text("e.Message");
  const plain = withoutNames(own.type);
  if (plain.kind !== "scalar" || plain.scalar !== "string") return text('""');
  if (own.presence === "always") return text(`e.${own.name}`);
  return go`if e.${own.name} == nil {
    ${text('""')}
  }
  ${text(`*e.${own.name}`)}`;
}

function printFields(fields: RecordDeclaration["fields"], owner: string, context: PrintContext): readonly Document[] {
  return context.mapping
    .fields(fields, owner)
    .filter((field) => field.presence !== "literal")
    .map((field) => [docComment(field.doc), printField(field, context)]);
}

function printField(field: GoField, context: PrintContext): Document {
  const options = field.optional ? ",omitempty" : "";
  const type = fieldTypeText(field, context);
  return isTagName(field.key) ? go`${field.name} ${type} \`json:"${field.key}${options}"\`` : go`${field.name} ${type}`;
}

/** Reports whether a struct tag can have the name: all that `encoding/json` takes, but what the tag's own quotes are. */
function isTagName(name: string): boolean {
  return name !== "-" && /^[\p{L}\p{Nd}!#$%&()*+\-./:;<=>?@[\]^_{|}~ ]+$/u.test(name);
}

function struct(name: Document, members: readonly Document[]): Document {
  if (members.length === 0) return go`type ${name} struct{}`;
  return go`type ${name} struct {
    ${lines(members)}
  }`;
}

function printEnum({ id, doc, base, members }: EnumDeclaration, context: PrintContext): Document {
  const name = context.typeName(id);
  const { values } = context.enumValues(id);
  const constants = members.map((member, index): Document => {
    const value = typeof member.value === "string" ? quoteGo(member.value) : `${member.value}`;
    return go`${docComment(member.doc)}${values[index] ?? ""} ${name} = ${value}`;
  });
  return paragraphs([
    go`${docComment(doc)}type ${name} ${base}`,
    constants.length === 0
      ? undefined
      : go`// The values of ${name}.
    const (
      ${lines(constants)}
    )`,
  ]);
}

function printChoice(declaration: ChoiceDeclaration, context: PrintContext): Document {
  const name = context.typeName(declaration.id);
  const fields = choiceFields(declaration, context).map(({ name: field, type, form }): Document => {
    if (form === "flag") return `${field} bool`;
    return [field, form === "pointer" ? " *" : " ", typeText(type, context)];
  });
  const { doc } = declaration;
  return lines([
    doc === undefined ? undefined : [docComment(doc), "//"],
    go`// ${name} is one of its fields: the one that is set.`,
    struct(name, fields),
  ]);
}

function printUnion({ id, doc, variants }: UnionDeclaration, context: PrintContext): Document {
  const name = context.typeName(id);
  const marker = ["is", name];
  const list = variants.map(({ record }): Document => ["//   - *", context.typeName(record)]);
  return paragraphs([
    lines([
      doc === undefined ? undefined : [docComment(doc), "//"],
      go`// ${name} is one of:`,
      ...list,
      go`type ${name} interface{ ${marker}() }`,
    ]),
    lines(variants.map(({ record }) => go`func (*${context.typeName(record)}) ${marker}() {}`)),
  ]);
}
