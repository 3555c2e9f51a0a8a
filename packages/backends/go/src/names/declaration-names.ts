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

/** The constants of an enum, in order of its members: `ColorRed`. */
export function nameMembers(declaration: EnumDeclaration, name: string, scope: Scope): readonly string[] {
  return declaration.members.map((member, index) => scope.claim(name + memberWords(member, index)));
}

function memberWords({ value, source }: EnumMember, index: number): string {
  if (source !== undefined) return toExported(toGoWords(source.name));
  if (typeof value === "number") return value < 0 ? `Minus${-value}` : `${value}`;
  return toGoWords(value) || (value === "" ? "Empty" : `Value${index + 1}`);
}
