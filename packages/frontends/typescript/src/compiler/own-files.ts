import type ts from "typescript";
import type { Project } from "./project.js";
import { preludeFile, runtimeFile } from "./virtual-files.js";

/** The files that a project's types were read from, without those of the language and of installed packages. */
export function ownFiles(project: Project): readonly string[] {
  return project.program.getSourceFiles().flatMap((file) => (isOwnFile(file, project) ? [file.fileName] : []));
}

/** Reports whether a file is one of the project's own. */
export function isOwnFile(file: ts.SourceFile, { program }: Pick<Project, "program">): boolean {
  const { fileName } = file;
  return (
    fileName !== preludeFile &&
    fileName !== runtimeFile &&
    !program.isSourceFileDefaultLibrary(file) &&
    !program.isSourceFileFromExternalLibrary(file) &&
    !fileName.includes("/node_modules/")
  );
}
