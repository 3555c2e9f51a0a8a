import { type TypeExpr, toPascalCase } from "@autonats/model";
import type { Site } from "../report.js";
import { isExported } from "../syntax/characters.js";
import type { Conversion } from "./conversion.js";
import { type StructType, typeKey } from "./go-type.js";
import { recordFields } from "./record-fields.js";
import { sourceText } from "./source-text.js";

/** A struct that has no name: a record that is called by its place, and that Go code writes out wherever it needs the type. */
export function declareInPlace(struct: StructType, converter: Conversion, site: Site): TypeExpr {
  const { node, scope } = struct;
  const written = sourceText(node, scope, converter.resolver);
  const isHidden = node.fields.some(({ names }) => names.some(({ name }) => !isExported(name)));
  if (written === undefined || isHidden) {
    site.report("AN2018", {});
    return { kind: "scalar", scalar: "json" };
  }
  const key = `struct ${typeKey(struct)}`;
  const { key: id } = converter.draft(key, nameByPlace(struct), scope.file.span(node), (draft) => {
    const fields = recordFields(struct, converter, site.for(draft).at(node, scope.file));
    return { kind: "record", id: key, written, fields };
  });
  return { kind: "ref", id };
}

/** `CommitStatsTotal` for the struct of the field `Total` of `CommitStats`. */
function nameByPlace({ node, scope: { file } }: StructType): string {
  const owner = file.outline.types.find(({ start, end }) => start <= node.start && node.end <= end);
  const before = file.text.slice(owner?.start ?? node.start, node.start);
  const line = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf(";")) + 1);
  const field = /^\s*([\p{L}_][\p{L}\p{Nd}_]*)/u.exec(line)?.[1] ?? "";
  const name = owner?.name.name ?? "";
  return field === name ? name : `${name}${toPascalCase(field)}`;
}
