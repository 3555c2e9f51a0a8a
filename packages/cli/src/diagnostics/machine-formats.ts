import { type Diagnostic, formatDiagnostic, type SourceSpan } from "@autonats/model";
import { printableLines } from "../terminal/printable.js";
import type { DiagnosticPlaces } from "./report.js";

/** One diagnostic as programs read it. Lines and columns count from 1, columns in UTF-16 units; ends are exclusive. */
export interface JsonDiagnostic extends Partial<JsonPlace> {
  readonly code: string;
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
  readonly why: string;
  readonly help: string;
  /** The command that says more. */
  readonly docs: string;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
  /** What mends it; absent where somebody has to decide. */
  readonly edits?: readonly (JsonPlace & { readonly text: string })[];
}

/** A stretch of a file. */
export interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The JSON form of a diagnostic. `show` gives the path of its file. */
export function toJsonDiagnostic(diagnostic: Diagnostic, show: DiagnosticPlaces["show"]): JsonDiagnostic {
  const { code, severity, message, why, help, span, related, edits } = diagnostic;
  return {
    code,
    severity,
    message,
    ...(span === undefined ? {} : toJsonPlace(span, show)),
    why,
    help,
    docs: `autonats explain ${code}`,
    related: related.map((other) => ({ ...toJsonPlace(other.span, show), message: other.message })),
    ...(edits === undefined
      ? {}
      : { edits: edits.map((edit) => ({ ...toJsonPlace(edit.span, show), text: edit.text })) }),
  };
}

function toJsonPlace(
  { file, line, column, endLine, endColumn }: SourceSpan,
  show: (file: string) => string,
): JsonPlace {
  return { file: show(file), line, column, endLine, endColumn };
}

/** One JSON object a line. */
export function jsonDiagnostics(diagnostics: readonly Diagnostic[], places: DiagnosticPlaces): string {
  return diagnostics.map((each) => `${JSON.stringify(toJsonDiagnostic(each, places.show))}\n`).join("");
}

/** The plain form, whose first lines problem matchers read: `user.ts:3:5: error[AN3006]: …`. */
export function textDiagnostics(diagnostics: readonly Diagnostic[], places: DiagnosticPlaces): string {
  const moved = (span: SourceSpan): SourceSpan => ({ ...span, file: places.show(span.file) });
  return diagnostics
    .map((diagnostic) => {
      const { span, related } = diagnostic;
      const shown = {
        ...diagnostic,
        ...(span === undefined ? {} : { span: moved(span) }),
        related: related.map((other) => ({ ...other, span: moved(other.span) })),
      };
      return `${printableLines(formatDiagnostic(shown))}\n`;
    })
    .join("");
}

/** Workflow commands, which GitHub shows beside the lines of a pull request. */
export function githubDiagnostics(diagnostics: readonly Diagnostic[], places: DiagnosticPlaces): string {
  return diagnostics.map((diagnostic) => `${githubCommand(diagnostic, places)}\n`).join("");
}

function githubCommand(
  { code, severity, message, why, help, span, related }: Diagnostic,
  places: DiagnosticPlaces,
): string {
  const properties = [
    ...(span === undefined
      ? []
      : [
          ["file", places.show(span.file)],
          ["line", String(span.line)],
          ["endLine", String(span.endLine)],
          ["col", String(span.column)],
          ["endColumn", String(span.endColumn)],
        ]),
    ["title", `${code}: ${message}`],
  ].map(([name, value = ""]) => `${name}=${escapeProperty(value)}`);
  const others = related.map((other) => `${places.show(other.span.file)}:${other.span.line}: ${other.message}`);
  return `::${severity === "note" ? "notice" : severity} ${properties.join(",")}::${escapeData([message, why, help, ...others].join("\n"))}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
