import type { Annotation } from "./annotations.js";
import type { Declaration, Field } from "./declarations.js";
import type { Diagnostic, TextEdit } from "./diagnostics/diagnostic.js";
import type { Missing, SkippedMethod, UnsentParameter } from "./model.js";
import type { ExportedSource, Source } from "./source.js";
import type { TypeExpr } from "./types.js";

/**
 * What a frontend reads: names and annotations as the source spells them. `link` makes a `Model` of it, so that every rule and
 * every default has one home for all languages.
 */
export interface SourceModel {
  readonly services: readonly SourceService[];
  readonly declarations: readonly Declaration[];
}

export interface SourceService {
  /** All the annotations of the interface's doc comment, `@nats:server` among them. */
  readonly annotations: readonly Annotation[];
  readonly methods: readonly SourceMethod[];
  readonly doc?: string;
  readonly source: ExportedSource;
  readonly neighbours?: readonly Source[];
  /** Something of it that belongs to no method could not be read, and a diagnostic of the frontend says why. */
  readonly incomplete?: true;
}

export interface SourceMethod {
  readonly kind: "unary" | "oneWay";
  readonly parameters: readonly Field[];
  readonly unsent?: readonly UnsentParameter[];
  readonly request?: string;
  readonly result?: TypeExpr;
  readonly without?: readonly Missing[];
  readonly atOnce?: "always" | "sometimes";
  readonly returnsSelf?: true;
  readonly reduced?: true;
  readonly optional?: true;
  readonly inOut?: readonly string[];
  /** Pointers of Go are among its results, which `@nats:required` says are never nil. */
  readonly hasPointers?: true;
  /** The error declarations that its `@nats:error` annotations name, as far as they could be found. */
  readonly errors: readonly NamedError[];
  readonly annotations: readonly Annotation[];
  readonly doc?: string;
  readonly source: Source;
  /**
   * The errors, all of them among the frontend's diagnostics, that keep it from being served: its own, and those of the types that it
   * leads to. Types that are missing may be any placeholder: the linker checks the rest, so that all mistakes come out at once.
   */
  readonly problems?: readonly Diagnostic[];
  /** What is needed of it where it is not served. */
  readonly unserved: SkippedMethod;
  /** The change that puts `@nats:skip` above it; absent where nothing can be put there. */
  readonly skipEdit?: TextEdit;
}

/** An error as an annotation names it, and the id of its declaration. */
export interface NamedError {
  readonly name: string;
  readonly ref: string;
}
