import { type Document, group, ifBroken, indent, join, line, quoteTypescript } from "@autonats/codegen";

/** One export of a module, where it is imported or passed on. */
export interface NamedExport {
  readonly name: string;
  /** What it is called here. */
  readonly local: string;
  readonly typeOnly: boolean;
}

/** `import { … } from "…";` or `export { … } from "…";`, in order of name. */
export function namedExports(keyword: "import" | "export", exports: readonly NamedExport[], from: string): Document {
  const typeOnly = exports.every((each) => each.typeOnly);
  const names = exports
    .toSorted((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
    .map(({ name, local, ...each }) => {
      const type = each.typeOnly && !typeOnly ? "type " : "";
      return type + (local === name ? local : `${name} as ${local}`);
    });
  // A single name stays where it is, however long it is.
  const list =
    names.length === 1
      ? ["{ ", names, " }"]
      : ["{", indent([line, join([",", line], names)]), ifBroken(",", ""), line, "}"];
  return group([`${keyword} `, typeOnly ? "type " : "", list, " from ", quoteTypescript(from), ";"]);
}
