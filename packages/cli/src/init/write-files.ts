import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { configsIn } from "../config/find-config.js";
import { systemCode, toEnvironmentError } from "../environment-error.js";
import { writeFileAtomically } from "../generate/write-file.js";
import type { PlannedFile } from "./planned-file.js";

/**
 * What became of a file.
 *
 * - `created`: there was none.
 * - `changed`: something was added to it.
 * - `kept`: there is one already, and nothing was done to it.
 */
export type InitStatus = "created" | "changed" | "kept";

/** A file of the plan, and what became of it, or would. */
export interface InitOutcome {
  readonly path: string;
  readonly status: InitStatus;
  /** Why it was kept, where it is not as planned. */
  readonly reason?: string;
  readonly content: string;
}

/** Writes the files of a plan. A file that is there is never replaced, whatever it is. */
export function writeFiles(root: string, files: readonly PlannedFile[], dryRun: boolean): readonly InitOutcome[] {
  const [config] = configsIn(root);
  return files.map((file) => {
    const { path, content, before, problem, kept = [] } = file;
    const outcome = (status: InitStatus, reason?: string): InitOutcome => ({
      path,
      status,
      content,
      ...(reason !== undefined && { reason }),
    });
    if (problem !== undefined) return outcome("kept", problem);
    if (path === "autonats.yaml" && config !== undefined) return outcome("kept");
    const others = kept.length === 0 ? undefined : `it has other ${kept.join(", ")}`;
    if (before !== undefined) {
      if (before === content) return outcome("kept", others);
      if (!dryRun) writeFileAtomically(`${root}/${path}`, content);
      return outcome("changed", others);
    }
    const isNew = dryRun ? !existsSync(`${root}/${path}`) : createFile(`${root}/${path}`, content);
    return outcome(isNew ? "created" : "kept");
  });
}

/** Reports whether there was no file of that path, not even a link that leads nowhere, so that there is one now. */
function createFile(path: string, content: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST" && existsSync(dirname(path))) return false;
    throw toEnvironmentError(error, `write ${path}`);
  }
}
