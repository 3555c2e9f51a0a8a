import { toPascalCase } from "@autonats/model";

const longest = 64;

/** An id made of names from the outside in: PascalCase, without what no identifier can hold, cut to 64 characters. */
export function idOfNames(names: readonly string[]): string {
  return asIdentifier(names.map(idPart).join("")).slice(0, longest);
}

/** `Page` of `User` → `PageOfUser`. Undefined when that is too long for an id. */
export function idOfGeneric(name: string, typeArguments: readonly string[]): string | undefined {
  const id = asIdentifier(typeArguments.length === 0 ? idPart(name) : `${idPart(name)}Of${typeArguments.join("And")}`);
  return id.length <= longest ? id : undefined;
}

/** What of a text an identifier may contain, its words begun by capitals. */
export function idPart(text: string): string {
  return text
    .split(/[^A-Za-z0-9_]+/u)
    .map(toPascalCase)
    .join("");
}

function asIdentifier(id: string): string {
  return /^[A-Za-z_]/u.test(id) ? id : `Type${id}`;
}
