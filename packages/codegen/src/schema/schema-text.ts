import { type Document, group, indent, join, line, softLine } from "../document/document.js";
import { renderDocument } from "../document/render.js";
import type { ServiceSchema } from "./schema.js";

const width = 100;

/**
 * A schema as JSON in lines of ASCII: what fits on a line is on one. Holds no backquote, so that it can be put into a raw
 * string of Go.
 */
export function printSchemaText(schema: ServiceSchema): string {
  return renderDocument(printValue(schema), width);
}

function printValue(value: unknown): Document {
  if (Array.isArray(value)) return bracketed("[", value.map(printValue), "]", softLine);
  if (typeof value !== "object" || value === null) return printScalar(value);
  const members = Object.entries(value).map(([key, member]): Document => [printScalar(key), ": ", printValue(member)]);
  return bracketed("{", members, "}", line);
}

function bracketed(open: string, items: readonly Document[], close: string, edge: Document): Document {
  if (items.length === 0) return [open, close];
  return group([open, indent([edge, join([",", line], items)]), edge, close]);
}

function printScalar(value: unknown): string {
  return JSON.stringify(value).replace(/[^ -_a-~]/gu, escapeUnits);
}

function escapeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");
}
