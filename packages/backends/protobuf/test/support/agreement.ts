import { readFileSync } from "node:fs";
import { type Declaration, declarationOf, type Field, type TypeExpr } from "@autonats/model";

/** How far the JSON of protocol buffers and ours agree. `docs/protobuf.md` says what each means. */
export type Agreement = "same" | "read" | "other";

const page = readFileSync(new URL("../../../../../docs/protobuf.md", import.meta.url), "utf8");

/** What the page says of each kind. */
const rows = new Map(
  [...page.matchAll(/^\| ([^|]+) \| [^|]+ \| (same|read|other) \|/gmu)].flatMap(([, kinds = "", agreement]) =>
    kinds.split(", ").map((kind) => [kind.replaceAll("`", ""), agreement as Agreement] as const),
  ),
);

function said(kind: string): Agreement {
  const agreement = rows.get(kind);
  if (agreement === undefined) throw new Error(`docs/protobuf.md does not say how JSON agrees for: ${kind}`);
  return agreement;
}

/** Returns how far all of a type agrees: as far as its worst part. */
export function agreementOf(type: TypeExpr, declarations: ReadonlyMap<string, Declaration>): Agreement {
  const seen = new Set<string>();
  const ofField = ({ type: inner, optional }: Field): readonly Agreement[] => {
    if (!optional) return of(inner);
    return inner.kind === "nullable"
      ? [said("optional and nullable"), ...of(inner.type)]
      : [said("optional"), ...of(inner)];
  };
  const ofElement = (element: TypeExpr): readonly Agreement[] => [
    ...(isHeld(element) ? ["other" as const] : []),
    ...of(element),
  ];
  const isHeld = (element: TypeExpr): boolean => {
    if (element.kind !== "ref") return ["list", "map", "nullable"].includes(element.kind);
    const declaration = declarationOf(declarations, element.id);
    return declaration.kind === "alias" && isHeld(declaration.type);
  };
  const of = (each: TypeExpr): readonly Agreement[] => {
    switch (each.kind) {
      case "scalar":
        return [said(each.scalar)];
      case "literal":
      case "tuple":
        return [said(each.kind)];
      case "list":
        return [said("list"), ...ofElement(each.element)];
      case "map":
        return [said("map"), ...ofElement(each.value)];
      case "nullable":
        return [said("nullable"), ...of(each.type)];
      case "ref":
        return seen.has(each.id) ? [] : ofDeclaration(declarationOf(declarations, each.id));
    }
  };
  const ofDeclaration = (declaration: Declaration): readonly Agreement[] => {
    seen.add(declaration.id);
    switch (declaration.kind) {
      case "record":
        return [
          said("record"),
          ...declaration.fields.flatMap(ofField),
          ...(declaration.rest === undefined ? [] : [said("all other keys of a record")]),
        ];
      case "error":
        return [said("declared error"), ...declaration.fields.flatMap(ofField)];
      case "enum":
        return [said(declaration.base === "int" ? "enum of numbers" : "enum of text")];
      case "union":
      case "choice":
        return [said(declaration.kind)];
      case "alias":
        return [said("alias"), ...of(declaration.type)];
    }
  };
  const all = of(type);
  return all.includes("other") ? "other" : all.includes("read") ? "read" : "same";
}
