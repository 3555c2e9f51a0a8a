import type { Code } from "./codes.js";
import type { Declaration, Field } from "./declarations.js";
import type { ExportedSource, Source, SourceText } from "./source.js";
import type { TypeExpr } from "./types.js";

/**
 * How a method is called.
 *
 * - `unary`: one request, one reply.
 * - `oneWay`: published, never answered.
 */
export type MethodKind = "unary" | "oneWay";

/** One parameter of a method: one key of its request record. */
export type Parameter = Field;

/** An error that a method may answer with. */
export interface DeclaredError {
  /** The id of an error declaration. */
  readonly ref: string;
  readonly code: Code;
}

/** What a signature may lack: a context to begin with, or an error to end with. */
export type Missing = "context" | "error";

/** An optional parameter of the source that cannot be sent, and its place among all of them. */
export interface UnsentParameter {
  readonly name: string;
  readonly index: number;
  /** Its type, in languages in which an implementation has to repeat it. */
  readonly type?: SourceText;
}

export interface Method {
  /** The name on the wire, in PascalCase. `source.name` is the one in the interface. */
  readonly name: string;
  readonly kind: MethodKind;
  readonly parameters: readonly Parameter[];
  /** Parameters of the source that calls go without; absent for none. Means nothing on the wire. */
  readonly unsent?: readonly UnsentParameter[];
  /** Absent when the method returns nothing. */
  readonly result?: TypeExpr;
  /** What the source calls the record of the parameters, where it has a name, after those of the types that it is within. Means nothing on the wire. */
  readonly request?: string;
  /** What the source's own signature lacks, so that code beside it has to do without. Absent for nothing. Means nothing on the wire. */
  readonly without?: readonly Missing[];
  /**
   * Whether implementations give the result itself, and no promise of it, in languages where that is another type. Absent for never.
   * Means nothing on the wire.
   */
  readonly atOnce?: "always" | "sometimes";
  /** Set where its result is whatever it was called on, so that nothing travels. */
  readonly returnsSelf?: true;
  /** Set where the source's own signature says more than is served, as by type parameters or other signatures besides. Means nothing on the wire. */
  readonly reduced?: true;
  /** Set where the source does not ask implementations to have it. Those without it answer `UNIMPLEMENTED`. */
  readonly optional?: true;
  /**
   * Parameters whose values come back changed: the result is theirs, in order, before what else the method returns; a tuple if there is more than
   * one. Absent for none.
   */
  readonly inOut?: readonly string[];
  readonly errors: readonly DeclaredError[];
  readonly timeoutMs: number;
  readonly concurrency: number;
  /** May be sent again after an unknown outcome. */
  readonly idempotent: boolean;
  /** When one of its attempts is given up for another one. Absent where that follows from how long answers take. */
  readonly attemptTimeoutMs?: number;
  readonly doc?: string;
  readonly source: Source;
}

/** A method of the interface that is not served. Whatever implements the interface has to have it all the same. */
export interface SkippedMethod {
  readonly source: Source;
  /** Whether its result can say that a call failed: a promise, or an error last. */
  readonly canFail: boolean;
  /** Set where it is not a method but a value that its interface wants. */
  readonly property?: true;
  /** Set where it returns the very object that it is called on, which a type cannot say elsewhere. */
  readonly fluent?: true;
  /** The types of its parameters and results, for languages in which an implementation has to repeat them. */
  readonly signature?: { readonly parameters: readonly SourceText[]; readonly results: readonly SourceText[] };
}

export interface Service {
  /** As the marker says it, such as `User`. */
  readonly name: string;
  /** The subject's tokens after the prefix, such as `user` or `user.v1`. */
  readonly subject: string;
  /** Semantic version; absent when the interface gives none. */
  readonly version?: string;
  readonly methods: readonly Method[];
  /** Those of the interface that are not among `methods`; absent if there are none. */
  readonly skipped?: readonly SkippedMethod[];
  readonly doc?: string;
  /** `source.name` is the interface's name. */
  readonly source: ExportedSource;
  /**
   * What the interface's package declares that the model does not, in languages where files of one package share their names. Absent
   * for nothing. Means nothing on the wire.
   */
  readonly neighbours?: readonly Source[];
}

/**
 * A linked model: every reference resolves, every rule holds, every default is filled in.
 * Plain JSON; `schema/model.schema.json` describes it.
 */
export interface Model {
  readonly formatVersion: 1;
  /** In order of file, then of place. */
  readonly services: readonly Service[];
  /** Every type that the services reach, in order of id. */
  readonly declarations: readonly Declaration[];
}
