import { createDiagnostic, type Diagnostic } from "@autonats/model";
import type { TypeName, TypeView } from "../views.js";

/** Reports a type that generated code cannot import. */
export function notExported({ name, keyword, source, exportEdit }: TypeName, view: TypeView): readonly Diagnostic[] {
  if (source === undefined || source.exported) return [];
  const related = [{ span: view.span, message: "it is used here" }];
  const { name: _name, exported: _exported, ...span } = source;
  const isElsewhere = view.span.file !== span.file || view.span.line !== span.line;
  const help = `Write \`export ${keyword} ${name}\`.`;
  const diagnostic = createDiagnostic("AN1002", span, { name, help }, isElsewhere ? related : []);
  return [exportEdit === undefined ? diagnostic : { ...diagnostic, edits: [exportEdit] }];
}
