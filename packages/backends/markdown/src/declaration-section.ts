import { type Alternative, type Declaration, declarationOf, type Field } from "@autonats/model";
import { cell, code, paragraphs, table } from "./text.js";
import { anchorOf, linkTo, typeText } from "./type-text.js";

type Declarations = ReadonlyMap<string, Declaration>;

/** Returns the section of a type. */
export function declarationSection(declaration: Declaration, declarations: Declarations): readonly string[] {
  const { id, doc } = declaration;
  return [`### <a id="${anchorOf(id)}"></a>${id}`, ...paragraphs(doc), ...body(declaration, declarations)];
}

function body(declaration: Declaration, declarations: Declarations): readonly string[] {
  switch (declaration.kind) {
    case "record":
      return recordBody(declaration.fields, declaration.rest && typeText(declaration.rest, declarations), declarations);
    case "error": {
      const name = declaration.name ?? declaration.id;
      return [`An error, ${code(name)} on the wire.`, ...recordBody(declaration.fields, undefined, declarations)];
    }
    case "enum": {
      const rows = declaration.members.map(({ value, doc }) => [code(JSON.stringify(value)), cell(doc)]);
      return ["One of these values:", ...table(["value", "meaning"], rows)];
    }
    case "union": {
      const rows = declaration.variants.map(({ tag, record }) => [
        code(JSON.stringify(tag)),
        linkTo(declarationOf(declarations, record)),
      ]);
      return [`One of these, by the field ${code(declaration.tag)}:`, ...table([code(declaration.tag), "type"], rows)];
    }
    case "choice": {
      const rows = declaration.alternatives.map((each) => [typeText(each.type, declarations), condition(each)]);
      return ["The first of these that it can be:", ...table(["type", "in JSON"], rows)];
    }
    case "alias":
      return [`The same as ${typeText(declaration.type, declarations)}.`];
  }
}

function condition({ when: { json }, key }: Alternative): string {
  const form = { bool: "true or false", number: "a number", string: "text", list: "an array", object: "an object" }[
    json
  ];
  return key === undefined ? form : `an object with the key ${code(key)}`;
}

function recordBody(fields: readonly Field[], rest: string | undefined, declarations: Declarations): readonly string[] {
  const others = rest === undefined ? [] : [`All other keys are data too: ${rest}.`];
  if (fields.length === 0) return rest === undefined ? ["It has no fields."] : others;
  return [...fieldTable("field", fields, declarations), ...others];
}

/** Returns the table of fields or parameters. */
export function fieldTable(head: string, fields: readonly Field[], declarations: Declarations): readonly string[] {
  const rows = fields.map(({ name, type, optional, doc }) => [
    code(name),
    typeText(type, declarations),
    optional ? "optional" : "",
    cell(doc),
  ]);
  return table([head, "type", "", "meaning"], rows);
}
