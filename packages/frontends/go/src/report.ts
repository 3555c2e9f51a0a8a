import {
  type Annotation,
  compareDiagnostics,
  createDiagnostic,
  type Diagnostic,
  type DiagnosticCode,
  type DiagnosticParameters,
  type RelatedSpan,
} from "@autonats/model";
import type { GoFile } from "./syntax/go-file.js";
import type { Range, SyntaxProblem } from "./syntax/scanner.js";

/** What a mistake spoils: a service or a declaration. */
export interface Owner {
  failed: boolean;
  /** What it failed by, where somebody wants to know. */
  readonly problems?: Diagnostic[];
}

/** Collects diagnostics. The same one may be reported as often as the place is read: it comes out once. */
export class Reporter {
  readonly #diagnostics = new Map<string, Diagnostic>();

  add(diagnostic: Diagnostic): void {
    this.#diagnostics.set(JSON.stringify(diagnostic), diagnostic);
  }

  /** All of them, in the order of a report. */
  all(): readonly Diagnostic[] {
    return [...this.#diagnostics.values()].sort(compareDiagnostics);
  }
}

/** A place in a file that is being read, and for whom. */
export class Site {
  readonly file: GoFile;
  readonly range: Range;
  readonly owner: Owner;
  readonly #reporter: Reporter;

  constructor(reporter: Reporter, file: GoFile, range: Range, owner: Owner) {
    this.#reporter = reporter;
    this.file = file;
    this.range = range;
    this.owner = owner;
  }

  /** What is written here, in one line, shortened when long. */
  get text(): string {
    const text = this.file.text.slice(this.range.start, this.range.end).replace(/\s+/gu, " ");
    return text.length > 60 ? `${text.slice(0, 59)}…` : text;
  }

  /** Another place, in the same file unless one is given. */
  at(range: Range, file: GoFile = this.file): Site {
    return new Site(this.#reporter, file, range, this.owner);
  }

  /** The place of an annotation. */
  atAnnotation({ span }: Annotation, file: GoFile): Site {
    const start = file.offsetOf(span.line, span.column);
    return this.at({ start, end: file.offsetOf(span.endLine, span.endColumn) }, file);
  }

  /** The same place, where mistakes do not matter. */
  quiet(): Site {
    return new Site(new Reporter(), this.file, this.range, { failed: false });
  }

  /** The same place, read for another owner. */
  for(owner: Owner): Site {
    return new Site(this.#reporter, this.file, this.range, owner);
  }

  /** Reports a mistake at this place. An error spoils the owner; warnings are for the project's own files alone. */
  report<Code extends DiagnosticCode>(
    code: Code,
    parameters: DiagnosticParameters<Code>,
    related: readonly RelatedSpan[] = [],
  ): void {
    this.add(createDiagnostic(code, this.file.span(this.range), parameters, related));
  }

  /** Reports a mistake that says itself where it is. */
  add(diagnostic: Diagnostic): void {
    if (diagnostic.severity === "error") {
      this.owner.failed = true;
      this.owner.problems?.push(diagnostic);
    } else if (this.file.isForeign) return;
    this.#reporter.add(diagnostic);
  }

  /** Reports that a file cannot be read. */
  reportSyntax(file: GoFile, problem: SyntaxProblem): void {
    this.at(problem, file).report("AN3024", { problem: problem.problem });
  }
}
