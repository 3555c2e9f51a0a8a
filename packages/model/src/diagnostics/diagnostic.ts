import type { SourceSpan } from "../source.js";
import type { DiagnosticCode } from "./catalogue.js";

/** Another place that explains a diagnostic, such as the first of two declarations. */
export interface RelatedSpan {
  readonly span: SourceSpan;
  readonly message: string;
}

/** A mistake in the user's input. Mistakes are collected, never thrown. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning" | "note";
  /** What is wrong, in one line. */
  readonly message: string;
  /** Why it cannot stay as it is. */
  readonly why: string;
  /** What to write instead. */
  readonly help: string;
  /** Absent only when no file is to blame, such as for a flag. */
  readonly span?: SourceSpan;
  readonly related: readonly RelatedSpan[];
}
