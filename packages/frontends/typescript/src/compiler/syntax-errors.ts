import { createDiagnostic, type Diagnostic } from "@autonats/model";
import { compiler } from "./compiler.js";
import { isOwnFile } from "./own-files.js";
import type { Project } from "./project.js";

/** The first syntax error of each of a project's own files that has one. */
export function syntaxErrors(project: Project): readonly Diagnostic[] {
  const { program, places } = project;
  return program.getSourceFiles().flatMap((file) => {
    const error = isOwnFile(file, project) ? program.getSyntacticDiagnostics(file)[0] : undefined;
    if (error === undefined) return [];
    const problem = compiler.flattenDiagnosticMessageText(error.messageText, " ").replace(/\.$/u, "");
    return [createDiagnostic("AN3024", places.range(file, error.start, error.start + error.length), { problem })];
  });
}
