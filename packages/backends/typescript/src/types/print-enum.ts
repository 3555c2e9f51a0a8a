import type { Document } from "@autonats/codegen";
import type { EnumDeclaration } from "@autonats/model";
import { docComment } from "../text/comment.js";
import { assigned, braced } from "../text/layout.js";
import { literal, property } from "../text/literals.js";

/** Declares an enum of another language: an object with its values by their names, and the type of those values. */
export function printNamedEnum(name: string, declaration: EnumDeclaration): readonly Document[] {
  const names = memberNames(declaration);
  const members = declaration.members.map(({ value, doc }, index): Document => {
    const shape = typeof value === "string" ? "chain" : "plain";
    return [docComment(doc), property(names[index] ?? "", literal(value), shape)];
  });
  const doc = docComment(declaration.doc);
  return [
    [doc, `export const ${name} = `, braced(members, { broken: true }), " as const;"],
    [doc, assigned(`export type ${name}`, " =", `(typeof ${name})[keyof typeof ${name}]`), ";"],
  ];
}

/** Reports whether every value has a name. */
export function isNamedEnum({ members }: EnumDeclaration): boolean {
  return members.length > 0 && members.every(({ source }) => source !== undefined);
}

/** The names in the source, without the type's own name in front: Go's `ColorRed` is `Color.Red`. */
function memberNames({ id, source, members }: EnumDeclaration): readonly string[] {
  const prefix = source?.name ?? id;
  const names = members.map((each) => each.source?.name ?? "");
  const isPrefixed = names.every((name) => name.startsWith(prefix) && /^[A-Za-z_]/u.test(name.slice(prefix.length)));
  return isPrefixed ? names.map((name) => name.slice(prefix.length)) : names;
}
