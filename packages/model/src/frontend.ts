import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { SourceHost } from "./source-host.js";
import type { SourceModel } from "./source-model.js";

/** What a frontend is asked to read. */
export interface FrontendInput {
  /** Absolute path of the project, with forward slashes: places in the model are relative to it. */
  readonly root: string;
  /** Absolute paths of the files whose marked interfaces are wanted. What they import is read as well. */
  readonly files: readonly string[];
  readonly host: SourceHost;
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
