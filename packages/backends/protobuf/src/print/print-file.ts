import { commentLines, quoteGo } from "@autonats/codegen";
import type { NumberedEnum } from "../lock/number-enum.js";
import type { NumberedFile } from "../lock/number-file.js";
import type { NumberedField, NumberedMessage, NumberedOneof } from "../lock/number-message.js";
import type { Reserved } from "../lock/numbers.js";
import { lastName, nameAround } from "../names/nested.js";
import type { ProtoMethod } from "../plan/proto-file.js";
import type { Syntax } from "../syntax.js";
import { createTypeWriter, firstName, type WrittenType } from "./written-types.js";

/** Prints a file as `buf format` would. */
export function printFile(file: NumberedFile, syntax: Syntax, header: Lines): string {
  const blocks = [
    header,
    [syntax === "proto3" ? 'syntax = "proto3";' : `edition = "${syntax}";`],
    [`package ${file.package};`],
    file.imports.map((path) => `import "${path}";`),
    // Without it every scalar would say whether it is there.
    syntax === "proto3" ? [] : ["option features.field_presence = IMPLICIT;"],
    printService(file),
    ...printTypes("", { syntax, typesIn: createTypeWriter(file), inside: groupByPlace(file) }),
  ];
  const printed = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${printed.join("\n\n")}\n`;
}

type Lines = readonly string[];

/** What the parts of a file are printed with. */
interface Context {
  readonly syntax: Syntax;
  readonly typesIn: (message: string) => WrittenType;
  /** What is right within a message, by its name, and by none what is at the top. */
  readonly inside: ReadonlyMap<string, readonly (NumberedMessage | NumberedEnum)[]>;
}

function groupByPlace({ messages, enums }: NumberedFile): Context["inside"] {
  const groups = new Map<string, (NumberedMessage | NumberedEnum)[]>();
  for (const each of [...messages, ...enums]) {
    const place = nameAround(each.name);
    const group = groups.get(place) ?? [];
    groups.set(place, group);
    group.push(each);
  }
  return groups;
}

function printTypes(place: string, context: Context): readonly Lines[] {
  const own = context.inside.get(place) ?? [];
  return own.map((each) => ("parts" in each ? printMessage(each, context) : printEnum(each, context.syntax)));
}

function block(doc: string | undefined, head: string, body: Lines): Lines {
  return [...comment(doc), ...(body.length === 0 ? [`${head} {}`] : [`${head} {`, ...indented(body), "}"])];
}

function printService({ package: own, service: { name, doc, methods } }: NumberedFile): Lines {
  // Inside a service, the name of a method hides a message of the same name.
  const hidden = new Set(methods.map((method) => method.name));
  const written = (type: string): string => (hidden.has(firstName(type)) ? `${own}.${type}` : type);
  return block(
    doc,
    `service ${name}`,
    spaced(methods, (method) => printMethod(method, written)),
  );
}

function printMethod(
  { name, doc, request, response, idempotent }: ProtoMethod,
  written: (type: string) => string,
): Lines {
  const head = `rpc ${name}(${written(request)}) returns (${written(response)})`;
  return idempotent ? block(doc, head, ["option idempotency_level = IDEMPOTENT;"]) : [...comment(doc), `${head};`];
}

function printMessage({ name, doc, parts, reserved }: NumberedMessage, context: Context): Lines {
  const { syntax } = context;
  const written = context.typesIn(name);
  const print = (part: NumberedField | NumberedOneof): Lines => {
    return part.kind === "field" ? printField(part, written, syntax, false) : printOneof(part, written, syntax);
  };
  const own = [...printReserved(reserved, syntax), ...spaced(parts, print)];
  const inside = printTypes(name, context).flatMap((lines) => ["", ...lines]);
  return block(doc, `message ${lastName(name)}`, own.length === 0 ? inside.slice(1) : [...own, ...inside]);
}

function printOneof({ name, fields }: NumberedOneof, written: WrittenType, syntax: Syntax): Lines {
  return block(
    undefined,
    `oneof ${name}`,
    spaced(fields, (field) => printField(field, written, syntax, true)),
  );
}

function printField(field: NumberedField, writtenType: WrittenType, syntax: Syntax, isInOneof: boolean): Lines {
  const { name, number, label, jsonName, doc } = field;
  const type = writtenType(field.type);
  const asked = label === "optional" && syntax !== "proto3" && !isInOneof;
  const options = [
    ...(jsonName === undefined ? [] : [`json_name = ${quoteGo(jsonName)}`]),
    ...(asked ? ["features.field_presence = EXPLICIT"] : []),
  ];
  const written = label === undefined || asked ? "" : `${label} `;
  const head = `${written}${type} ${name} = ${number}`;
  if (options.length < 2) return [...comment(doc), `${head}${options.map((option) => ` [${option}]`).join("")};`];
  return [
    ...comment(doc),
    `${head} [`,
    ...indented(options.map((option, index) => (index < options.length - 1 ? `${option},` : option))),
    "];",
  ];
}

function printEnum({ name, doc, values, reserved }: NumberedEnum, syntax: Syntax): Lines {
  const body = spaced(values, (value) => [...comment(value.doc), `${value.name} = ${value.number};`]);
  return block(doc, `enum ${lastName(name)}`, [...printReserved(reserved, syntax), ...body]);
}

/** Text before the edition 2023, and names since. */
function printReserved({ numbers, names }: Reserved, syntax: Syntax): Lines {
  return [
    ...(numbers.length === 0 ? [] : [`reserved ${numbers.join(", ")};`]),
    ...(names.length === 0
      ? []
      : [`reserved ${names.map((name) => (syntax === "proto3" ? `"${name}"` : name)).join(", ")};`]),
  ];
}

/** Parts one after the other, with a blank line around each that has more than one line. */
function spaced<T>(parts: readonly T[], print: (part: T) => Lines): Lines {
  const printed = parts.map(print);
  return printed.flatMap((lines, index) => {
    const before = printed[index - 1];
    return before !== undefined && (lines.length > 1 || before.length > 1) ? ["", ...lines] : lines;
  });
}

function comment(doc: string | undefined): Lines {
  return doc === undefined ? [] : commentLines(doc).map((line) => (line === "" ? "//" : `// ${line}`));
}

function indented(lines: Lines): Lines {
  return lines.map((line) => (line === "" ? "" : `  ${line}`));
}
