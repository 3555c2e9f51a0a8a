import type { SourceSpan } from "../source.js";
import type { DiagnosticCode } from "./catalogue.js";

/** Another place that explains a diagnostic, such as the first of two declarations. */
export interface RelatedSpan {
  readonly span: SourceSpan;
  readonly message: string;
}

/** A change of a source file: a text in place of a stretch, which is empty where something is only put in. */
export interface TextEdit {
  readonly span: SourceSpan;
  readonly text: string;
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
  /** What mends it without a decision of anybody's, for `--fix` and for editors; absent where there is no such change. */
  readonly edits?: readonly TextEdit[];
}
