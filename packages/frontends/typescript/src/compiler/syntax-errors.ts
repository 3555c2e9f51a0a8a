import { createDiagnostic, type Diagnostic } from "@autonats/model";
import type ts from "typescript";
import { compiler } from "./compiler.js";
import { isOwnFile } from "./own-files.js";
import type { Project } from "./project.js";

/** The first syntax error of each of a project's own files that has one. */
export function syntaxErrors(project: Project): readonly Diagnostic[] {
  const files = project.program.getSourceFiles().filter((file) => isOwnFile(file, project));
  return files.flatMap((file) => firstError(file, project) ?? []);
}

function firstError(file: ts.SourceFile, { program, places, tooDeep }: Project): Diagnostic | undefined {
  if (tooDeep.has(file.fileName)) {
    const problem = "it is nested too deep for the compiler";
    return createDiagnostic("AN3024", places.range(file, 0, 0), { problem });
  }
  const error = program.getSyntacticDiagnostics(file)[0];
  if (error === undefined) return undefined;
  const problem = compiler.flattenDiagnosticMessageText(error.messageText, " ").replace(/\.$/u, "");
  return createDiagnostic("AN3024", places.range(file, error.start, error.start + error.length), { problem });
}
