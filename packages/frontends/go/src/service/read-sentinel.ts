import type { DeclaredVariable } from "../packages/go-package.js";
import type { Site } from "../report.js";
import { isExported } from "../syntax/characters.js";
import type { Conversion } from "../types/conversion.js";
import { packageOf } from "../types/declaration-base.js";
import type { Scope } from "../types/go-type.js";
import { findImport } from "../types/imports.js";

/** Finds the package variable that an annotation names, such as one made by `errors.New`. Returns its key, or undefined with a report. */
export function readSentinel(name: string, scope: Scope, converter: Conversion, site: Site): string | undefined {
  const variable = findVariable(name, scope, converter);
  if (variable === undefined || "standard" in variable) {
    site.report("AN3021", { name, help: variable === undefined ? missing(name) : wrapped(name) });
    return undefined;
  }
  const { file, unit } = variable;
  if (!isError(variable)) {
    const help = `Write \`var ${unit.name.name} = errors.New("…")\`, or give it the type \`error\`.`;
    const related = [{ span: site.file.span(site.range), message: "it is declared here" }];
    site.at(unit.name, file).report("AN3022", { name, problem: "it is not a variable of an error", help }, related);
    return undefined;
  }
  const { doc } = file.docAbove(unit.docAnchor);
  const { name: own } = unit.name;
  const draft = converter.draft(
    `error var ${file.name}:${unit.name.start}`,
    own,
    file.span(unit.name),
    ({ key, wanted }) => ({
      kind: "error",
      id: key,
      ...(doc === undefined ? {} : { doc }),
      source: { ...file.source(own, unit.name), ...packageOf(variable.package), exported: isExported(own) },
      name: wanted,
      spelling: "var",
      fields: [],
    }),
  );
  return draft.key;
}

/** The variable of a name, or that its package is part of Go's own library, which is not read. */
function findVariable(
  name: string,
  scope: Scope,
  { resolver }: Conversion,
): DeclaredVariable | { standard: true } | undefined {
  const [qualifier, inner] = name.includes(".") ? name.split(".", 2) : [undefined, name];
  if (inner === undefined || inner === "") return undefined;
  if (qualifier === undefined) return scope.package.variable(inner);
  const imported = findImport(resolver.workspace, scope.package, scope.file, qualifier ?? "")?.imported;
  if (imported?.kind === "standard") return { standard: true };
  return imported?.kind === "package" && isExported(inner) ? imported.package.variable(inner) : undefined;
}

/** Reports whether a variable can only be an error, as far as its line says. */
function isError({ file, unit }: DeclaredVariable): boolean {
  const line = file.text.slice(unit.start, unit.end);
  return (
    /^[^=]*\berror\b/u.test(line) ||
    /=[^=]*\(/u.test(line) ||
    /=\s*(?:&|[A-Za-z_]\w*(?:\.\w+)?\s*(?:\{|$|,|\/))/u.test(line)
  );
}

function missing(name: string): string {
  if (name.startsWith("*")) return `Write the name alone: \`@nats:error ${name.slice(1)}\`.`;
  const own = name.slice(name.lastIndexOf(".") + 1);
  const where = own === name ? "in this package" : "there, and import that package in this file";
  return `Declare \`var ${/^Err[A-Z]/u.test(own) ? own : `Err${own}`} = errors.New("…")\` or \`type ${own.replace(/^Err(?=[A-Z])/u, "")} struct\` with a method \`Error() string\` ${where}.`;
}

/** An error of Go's own library means something else in each place: the service gives it a name. */
function wrapped(name: string): string {
  const own = name.slice(name.lastIndexOf(".") + 1);
  return `Declare one of your own that wraps it, as in \`var ErrNotFound = fmt.Errorf("not found: %w", ${name})\`, return that, and name it here instead of \`${own}\`.`;
}
