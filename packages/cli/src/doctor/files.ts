import { createDiagnostic, type Diagnostic } from "@autonats/model";
import { counted } from "../diagnostics/report.js";
import { type FileOutcome, isGenerated } from "../generate/apply.js";
import type { Examination } from "./programs.js";

/** Returns which of the files that a check looked at are not as they should be. */
export function examineFiles(files: readonly FileOutcome[]): Examination {
  const diagnostics = files.flatMap((file): readonly Diagnostic[] => {
    const { path, status } = file;
    if (status === "stale") return [createDiagnostic("AN7007", undefined, { path })];
    return status === "created" || status === "updated" ? [createDiagnostic("AN7006", undefined, { path })] : [];
  });
  const own = files.filter(isGenerated);
  const isGood = own.length > 0 && own.every(({ status }) => status === "unchanged");
  const good = isGood ? [`${counted(own.length, "generated file")}, up to date`] : [];
  return { good, diagnostics };
}
