import type { Scope } from "@autonats/codegen";
import type { Declaration, EnumDeclaration, EnumMember } from "@autonats/model";
import { toExported, toGoWords } from "./go-name.js";

/** What generated code calls the parts of a declaration's codec. */
export interface CodecNames {
  readonly encode: string;
  readonly decode: string;
  /** Of a record or an error. */
  readonly fields: string;
  /** Of an enum: what reads and writes its values. */
  readonly values: string;
  /** Of a choice: what tells its alternatives apart. */
  readonly choice?: string;
}

/** Names the codec of a declaration that is called `name` in Go, or as near to that as Go allows. */
export function nameCodec(declaration: Declaration, name: string, scope: Scope): CodecNames {
  switch (declaration.kind) {
    case "enum":
      return { encode: "", decode: "", fields: "", values: scope.claim(`nats${name}`) };
    case "record":
    case "error":
      return { ...nameFunctions(name, scope), fields: scope.claim(`nats${name}Fields`), values: "" };
    case "choice":
      return { ...nameFunctions(name, scope), fields: "", values: "", choice: scope.claim(`nats${name}Choice`) };
    case "union":
    case "alias":
      return { ...nameFunctions(name, scope), fields: "", values: "" };
  }
}

function nameFunctions(name: string, scope: Scope): Pick<CodecNames, "encode" | "decode"> {
  return { encode: scope.claim(`natsEncode${name}`), decode: scope.claim(`natsDecode${name}`) };
}

/** The constants of an enum, in order of its members: `ColorRed`. Members that all repeat the end of its name do so once: `COLOR_RED`. */
export function nameMembers({ members }: EnumDeclaration, name: string, scope: Scope): readonly string[] {
  const words = members.map(memberWords);
  const repeated = repeatedEnd(name, words);
  return words.map((each) => scope.claim(name + each.slice(repeated.length)));
}

/** The longest end of a name, of whole words, that all of several texts begin with before more words. */
function repeatedEnd(name: string, texts: readonly string[]): string {
  const ends = [...name.matchAll(/[A-Z]/gu)].map(({ index }) => name.slice(index));
  const isRepeated = (end: string): boolean => {
    return texts.every((text) => text.startsWith(end) && /^[A-Z0-9]/u.test(text.slice(end.length)));
  };
  return (texts.length > 0 ? ends.find(isRepeated) : undefined) ?? "";
}

function memberWords({ value, source }: EnumMember, index: number): string {
  if (source !== undefined) return toExported(toGoWords(source.name));
  if (typeof value === "number") return value < 0 ? `Minus${-value}` : `${value}`;
  return toGoWords(value) || (value === "" ? "Empty" : `Value${index + 1}`);
}
