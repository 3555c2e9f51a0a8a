import type { GoPackage } from "../packages/go-package.js";
import type { Imported, Workspace } from "../packages/workspace.js";
import type { GoFile } from "../syntax/go-file.js";
import type { ImportUnit } from "../syntax/outline.js";

/** An import of a file, and what it leads to. */
export interface FoundImport {
  readonly unit: ImportUnit;
  readonly imported: Imported;
}

/** Finds the import that a qualifier in a file means: by its alias, or by the name of the imported package. */
export function findImport(
  workspace: Workspace,
  importer: GoPackage,
  file: GoFile,
  qualifier: string,
): FoundImport | undefined {
  const { imports } = file.outline;
  const found = (unit: ImportUnit): FoundImport => ({ unit, imported: workspace.import(importer, unit.path) });
  const aliased = imports.find((unit) => unit.alias === qualifier);
  if (aliased !== undefined) return found(aliased);
  const named = imports.filter((unit) => unit.alias === undefined);
  const [likely, unlikely] = [true, false].map((wanted) =>
    named.filter((unit) => (usualName(unit.path) === qualifier) === wanted),
  );
  return [...(likely ?? []), ...(unlikely ?? [])]
    .map((unit) => () => found(unit))
    .reduce<FoundImport | undefined>((first, open) => first ?? ifNamed(open(), qualifier), undefined);
}

function ifNamed(found: FoundImport, qualifier: string): FoundImport | undefined {
  const { imported } = found;
  const name = imported.kind === "package" ? imported.package.name : usualName(imported.path);
  return name === qualifier ? found : undefined;
}

/** The name that a package of this path most often has: `math/rand/v2` is `rand`, `gopkg.in/yaml.v3` is `yaml`. */
export function usualName(path: string): string {
  const parts = path.split("/").filter((part, index) => index === 0 || !/^v\d+$/u.test(part));
  return (parts.at(-1) ?? path).replace(/\.v\d+$/u, "");
}
