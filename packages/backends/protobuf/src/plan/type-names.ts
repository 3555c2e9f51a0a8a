import { toPascalCase } from "../names/case.js";

/** The part of the name of a message that says what it holds: `string` → `String`, `google.protobuf.Timestamp` → `Timestamp`. */
export function partName(type: string): string {
  const known = scalarParts.get(type);
  return known ?? toPascalCase(type.slice(type.lastIndexOf(".") + 1));
}

/** The name of a message that holds a sequence of values. */
export function listName(element: string): string {
  return `${partName(element)}List`;
}

/** The name of a message that holds values by keys. */
export function mapName(key: string, value: string): string {
  return `${key === "string" ? "" : `${partName(key)}To`}${partName(value)}Map`;
}

/** The name of a message with a field for each place: by what the places are called, or else by their types. */
export function tupleName(labels: readonly string[] | undefined, types: readonly string[]): string {
  const name = `${(labels ?? types.map(partName)).map(toPascalCase).join("")}Tuple`;
  return name.length <= longest ? name : `Tuple${checksum(name)}`;
}

/** Longer names are not for people. */
const longest = 64;

const scalarParts = new Map([
  ["bool", "Bool"],
  ["string", "String"],
  ["bytes", "Bytes"],
  ["int32", "Int32"],
  ["uint32", "UInt32"],
  ["int64", "Int64"],
  ["uint64", "UInt64"],
  ["float", "Float"],
  ["double", "Double"],
]);

/** Eight digits that differ for different texts, as far as it matters: FNV-1a. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
