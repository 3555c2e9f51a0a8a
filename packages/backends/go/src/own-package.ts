import type { ExportedSource } from "@autonats/model";
import { directoryOf, type FilePlan, isGoFile } from "./file-plan.js";

/** Reports whether something was written in the very package that a file is generated into. */
export function isOwnPackage(source: ExportedSource, { directory, importPath }: FilePlan): boolean {
  if (!isGoFile(source.file)) return false;
  return directoryOf(source.file) === directory || (importPath !== undefined && source.package === importPath);
}
