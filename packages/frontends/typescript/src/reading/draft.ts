import type { Declaration, Diagnostic, Source } from "@autonats/model";

/** A declaration in the making. References lead to keys of drafts; `settleIds` puts ids in their place. */
export interface Draft {
  readonly key: string;
  /** The id that it should have if no other has it. */
  readonly wanted: string;
  /** Where it was written or met first: decides who gets an id that several want. */
  readonly place: Source;
  /** What was read; undefined when it turned out to be no declaration after all. */
  declaration?: Declaration;
  readonly diagnostics: Diagnostic[];
}
