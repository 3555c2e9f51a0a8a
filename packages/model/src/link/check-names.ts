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
  if (what === "field") return fields.flatMap(({ name, source }) => checkKey(name, source));
  return fields.flatMap((field) => checkName(what, field.name, field.source, reservedFieldName));
}

/** A field may be called whatever a key of JSON can be; each language makes an identifier of it. */
function checkKey(name: string, span: SourceSpan): readonly Diagnostic[] {
  if (name === "__proto__") {
    const why = "In JavaScript it would be what an object inherits from.";
    return [createDiagnostic("AN3007", span, { what: "field", name, why, help: "Choose another name." })];
  }
  return name === "" ? [createDiagnostic("AN3008", span, { what: "field", name })] : [];
}
