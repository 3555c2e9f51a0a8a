import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Model } from "../model.js";
import type { SourceModel } from "../source-model.js";

/** What holds for methods whose annotations say nothing. */
export interface LinkDefaults {
  /** Deadline of a call, in milliseconds. */
  readonly timeoutMs: number;
  /** Calls that one process runs at once, per method. */
  readonly concurrency: number;
}

export interface LinkResult {
  /** The services without an error; what an erroneous one alone needs is left out too. */
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes a model of what the frontends read: resolves names and annotations, fills in defaults, checks every rule. */
export function link(_sources: readonly SourceModel[], _defaults: LinkDefaults): LinkResult {
  throw new Error("bug: link is not written");
}
