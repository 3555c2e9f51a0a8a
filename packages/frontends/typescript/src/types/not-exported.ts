import { createDiagnostic, type Diagnostic } from "@autonats/model";
import type { TypeName, TypeView } from "../views.js";

/**
 * Reports a type that generated code has to import and cannot. Objects and unions of the source are not among them: a type that is
 * declared again with the same parts is the same type to the compiler.
 */
export function notExported({ name, keyword, source, exportEdit }: TypeName, view: TypeView): readonly Diagnostic[] {
  if (source === undefined || source.exported || isStructural(keyword, view)) return [];
  const related = [{ span: view.span, message: "it is used here" }];
  const { name: _name, exported: _exported, ...span } = source;
  const isElsewhere = view.span.file !== span.file || view.span.line !== span.line;
  const help = `Write \`export ${keyword} ${name}\`.`;
  const diagnostic = createDiagnostic("AN1002", span, { name, help }, isElsewhere ? related : []);
  return [exportEdit === undefined ? diagnostic : { ...diagnostic, edits: [exportEdit] }];
}

/** Reports whether another declaration with the same parts is the same type: brands, enums and classes are told apart by their own. */
function isStructural(keyword: string, view: TypeView): boolean {
  if (keyword !== "interface" && keyword !== "type") return false;
  const { kind } = view.shape();
  return kind === "record" || kind === "union" || kind === "literals";
}
