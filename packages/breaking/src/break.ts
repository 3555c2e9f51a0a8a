import type { Diagnostic } from "@autonats/model";
import type { Broken } from "./rules.js";

/** How far a comparison looks: at calls between the two versions alone, or also at code that uses the interfaces. */
export type BreakLevel = "wire" | "source";

/** A change that breaks somebody. */
export interface Break {
  /** The name of the service. */
  readonly service: string;
  readonly breaks: readonly Broken[];
  /** What changed, in both versions, with the place in the new one; the place in the old one is related. */
  readonly diagnostic: Diagnostic;
}
