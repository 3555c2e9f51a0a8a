import type { ServiceSchema } from "./schema.js";

const width = 100;
const indentation = "  ";

/**
 * A schema as JSON in lines of ASCII: what fits on a line is on one. Holds no backquote, so that it can be put into a raw
 * string of Go.
 */
export function printSchemaText(schema: ServiceSchema): string {
  return printValue(schema, 0, 0, 0);
}

/** Prints a value that begins in a column, and that `after` more columns follow on its line. */
function printValue(value: unknown, depth: number, column: number, after: number): string {
  const flat = printFlat(value, width - column - after);
  if (flat !== undefined) return flat;
  const isList = Array.isArray(value);
  const entries = Object.entries(value as object);
  const start = `\n${indentation.repeat(depth + 1)}`;
  const lines = entries.map(([name, member], index) => {
    const key = isList ? "" : `${printScalar(name)}: `;
    const comma = index < entries.length - 1 ? "," : "";
    const begin = (depth + 1) * indentation.length + key.length;
    return `${start}${key}${printValue(member, depth + 1, begin, comma.length)}${comma}`;
  });
  const [open, close] = isList ? "[]" : "{}";
  return `${open}${lines.join("")}\n${indentation.repeat(depth)}${close}`;
}

/** Prints a value on one line. Undefined where it is wider than there is room, and can be broken. */
function printFlat(value: unknown, room: number): string | undefined {
  if (typeof value !== "object" || value === null) return printScalar(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? ["[", "]"] : ["{ ", " }"];
  const parts: string[] = [];
  let left = room - open.length - close.length;
  for (const [name, member] of Object.entries(value)) {
    const key = `${parts.length === 0 ? "" : ", "}${isList ? "" : `${printScalar(name)}: `}`;
    const flat = printFlat(member, left - key.length);
    if (flat === undefined) return undefined;
    left -= key.length + flat.length;
    if (left < 0) return undefined;
    parts.push(key, flat);
  }
  return parts.length === 0 ? open.trim() + close.trim() : `${open}${parts.join("")}${close}`;
}

function printScalar(value: unknown): string {
  return JSON.stringify(value).replace(/[^ -_a-~]/gu, escapeUnits);
}

function escapeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");
}
