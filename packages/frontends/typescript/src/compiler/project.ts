import type { SourceHost } from "@autonats/model";
import type ts from "typescript";
import type { Places } from "./spans.js";

/** Files that the compiler reads together, under one configuration. */
export interface Project {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly places: Places;
  readonly host: SourceHost;
  /** The files whose services are wanted. */
  readonly files: readonly ts.SourceFile[];
}
