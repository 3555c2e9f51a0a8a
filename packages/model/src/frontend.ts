import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { SourceHost } from "./source-host.js";
import type { SourceModel } from "./source-model.js";
import type { ScalarName } from "./types.js";

/** What the project says of a type that a package declares, and that cannot say it itself. */
export interface TypeForm {
  /** What its values are on the wire. */
  readonly wire: ScalarName;
  /** The method that returns the data of a value. Absent: the one that its language has for that. */
  readonly to?: string;
  /** What makes a value of its data: a static method, `new` for the constructor, or in Go a function of its package. Absent as `to` is. */
  readonly from?: string;
  /** What it is in other languages, by the ids of their targets. */
  readonly as?: Readonly<Record<string, string>>;
}

/** What a frontend is asked to read. */
export interface FrontendInput {
  /** Absolute path of the project, with forward slashes: places in the model are relative to it. */
  readonly root: string;
  /** Absolute paths of the files whose marked interfaces are wanted. What they import is read as well. */
  readonly files: readonly string[];
  readonly host: SourceHost;
  /** Types of packages with a form that the project gives them, as `luxon#DateTime` or `example.com/shop/money.Amount`. */
  readonly types?: Readonly<Record<string, TypeForm>>;
}

/** What a frontend read. */
export interface FrontendResult {
  readonly source: SourceModel;
  /** What is wrong in the source, of all its services. Every service is in `source` all the same, marked as incomplete where one of its parts is wrong. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the project's own files that the result depends on, sorted: a change in one may change it. */
  readonly inputs: readonly string[];
}

/** Reads the interfaces of one language. */
export interface Frontend {
  /** Names it in configuration, such as `typescript`. */
  readonly id: string;
  readonly parse: (input: FrontendInput) => Promise<FrontendResult>;
}
