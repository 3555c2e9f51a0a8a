import type { EnumDeclaration, EnumMember } from "@autonats/model";
import { toUpperSnakeCase } from "../names/case.js";
import { paragraphs } from "./fields.js";
import type { ProtoEnum, ProtoEnumValue } from "./proto-file.js";
import { isInt32 } from "./scalars.js";

/** Reports whether an enum of the model is one of protocol buffers too. Their numbers have 32 bits. */
export function isEnum({ base, members }: EnumDeclaration): boolean {
  return base === "string" || members.every(({ value }) => isInt32(Number(value)));
}

/**
 * Returns the enum of protocol buffers. Numbers are their own; texts get numbers, and 0, which every enum has and which is what a
 * field has that nobody set, is not one of them.
 */
export function planEnum({ base, members, doc }: EnumDeclaration, name: string): ProtoEnum {
  const prefix = toUpperSnakeCase(name);
  const values = [...new Map(members.map((member) => [member.value, plannedValue(member, prefix, base)])).values()];
  const zero = values.find(({ number }) => number === 0) ?? {
    key: undefined,
    wanted: `${prefix}_UNSPECIFIED`,
    number: 0,
    doc: undefined,
  };
  return { name, doc, values: [zero, ...values.filter((value) => value !== zero)] };
}

function plannedValue(
  { value, doc, source, number }: EnumMember,
  prefix: string,
  base: EnumDeclaration["base"],
): ProtoEnumValue {
  const wanted = number === undefined ? prefixed(source?.name ?? spelled(value), prefix) : (source?.name ?? `${value}`);
  if (base === "int") return { key: String(value), wanted, number: Number(value), doc };
  return { key: String(value), wanted, number, doc: paragraphs(doc, textNote(value, wanted)) };
}

/** A name that begins with that of the enum, because values share their names with everything in the package. */
function prefixed(text: string, prefix: string): string {
  const name = toUpperSnakeCase(text);
  return name.startsWith(`${prefix}_`) ? name : `${prefix}_${name === "" ? "VALUE" : name}`;
}

function spelled(value: string | number): string {
  return typeof value === "number" && value < 0 ? `minus_${-value}` : `${value}`;
}

/** The text, which JSON has everywhere else. */
function textNote(value: string | number, wanted: string): string | undefined {
  return value === wanted ? undefined : `${JSON.stringify(value)} in JSON.`;
}
