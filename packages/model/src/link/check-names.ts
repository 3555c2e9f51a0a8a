import { createDiagnostic } from "../diagnostics/create.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isPortableIdentifier } from "../names/identifier.js";
import { reservedFieldName } from "../names/reserved.js";
import type { SourceSpan } from "../source.js";

type NamedThing = "service" | "method" | "parameter" | "field";

/** What is wrong with a name: one that some language cannot spell, or that `reserved` speaks against. */
export function checkName(
  what: NamedThing,
  name: string,
  span: SourceSpan,
  reserved: (name: string) => string | undefined,
  help: string = "Choose another name.",
): readonly Diagnostic[] {
  if (!isPortableIdentifier(name)) {
    return [createDiagnostic("AN3008", span, { what, name })];
  }
  const why = reserved(name);
  return why === undefined ? [] : [createDiagnostic("AN3007", span, { what, name, why, help })];
}

/** Checks the names of parameters or fields. */
export function checkFieldNames(
  what: "parameter" | "field",
  fields: readonly { readonly name: string; readonly source: SourceSpan }[],
): readonly Diagnostic[] {
  return fields.flatMap((field) => checkName(what, field.name, field.source, reservedFieldName));
}
