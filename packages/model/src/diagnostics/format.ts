import { compareText } from "../compare-text.js";
import type { SourceSpan } from "../source.js";
import type { Diagnostic } from "./diagnostic.js";

/**
 * Plain text of a diagnostic, without colours or source lines:
 *
 * ```
 * user.ts:3:5: error[AN3006]: methods `getUser` and `GetUser` are both `GetUser` on the wire
 *   why: …
 *   help: …
 *   user.ts:2:5: the first is here
 * ```
 */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { code, severity, message, why, help, span, related } = diagnostic;
  const place = span === undefined ? "" : `${formatPlace(span)}: `;
  return [
    `${place}${severity}[${code}]: ${message}`,
    `  why: ${why}`,
    `  help: ${help}`,
    ...related.map((other) => `  ${formatPlace(other.span)}: ${other.message}`),
  ].join("\n");
}

/** `file:line:column`, as terminals and editors make a link of it. */
export function formatPlace(span: SourceSpan): string {
  return `${span.file}:${span.line}:${span.column}`;
}

/** Order of a report: by file, then place, then code. */
export function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  return (
    compareText(left.span?.file ?? "", right.span?.file ?? "") ||
    (left.span?.line ?? 0) - (right.span?.line ?? 0) ||
    (left.span?.column ?? 0) - (right.span?.column ?? 0) ||
    compareText(left.code, right.code) ||
    compareText(left.message, right.message)
  );
}
