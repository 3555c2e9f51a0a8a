import type { Project } from "./project.js";
import { preludeFile, runtimeFile } from "./virtual-files.js";

/** The files that a project's types were read from, without those of the language and of installed packages. */
export function ownFiles({ program }: Project): readonly string[] {
  return program.getSourceFiles().flatMap((file) => {
    const { fileName } = file;
    const isOwn =
      fileName !== preludeFile &&
      fileName !== runtimeFile &&
      !program.isSourceFileDefaultLibrary(file) &&
      !program.isSourceFileFromExternalLibrary(file) &&
      !fileName.includes("/node_modules/");
    return isOwn ? [fileName] : [];
  });
}
