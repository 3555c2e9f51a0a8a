import type { SourceHost } from "@autonats/model";
import type ts from "typescript";
import type { Places } from "./spans.js";

/** Files that the compiler reads together, under one configuration. */
export interface Project {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly places: Places;
  readonly host: SourceHost;
  /** Files whose syntax is nested too deep to be read; empty as far as the compiler knows. */
  readonly tooDeep: ReadonlySet<string>;
  /** The files whose services are wanted. */
  readonly files: readonly ts.SourceFile[];
}
