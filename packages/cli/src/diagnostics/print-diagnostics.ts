import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "@autonats/model";
import { isInside, pathFrom, toSlashes } from "@autonats/model/node";
import { systemCode } from "../environment-error.js";
import type { Io } from "../io.js";
import type { Voice } from "../terminal/voice.js";
import { countBySeverity, type DiagnosticFormat, type DiagnosticPlaces } from "./report.js";

/** How many diagnostics the pretty form shows in full. */
const most = 20;

/** Writes diagnostics in a format. Nothing is written when there are none. */
export async function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  format: DiagnosticFormat,
  places: DiagnosticPlaces,
  voice: Voice,
): Promise<void> {
  if (diagnostics.length === 0) return;
  if (format === "pretty") {
    const { prettyCounts, prettyDiagnostics } = await import("./pretty.js");
    const { errors, warnings } = countBySeverity(diagnostics);
    const style = { ...voice, most };
    voice.line(prettyDiagnostics(diagnostics, places, style));
    voice.line(prettyCounts(errors, warnings, style));
    return;
  }
  const { githubDiagnostics, jsonDiagnostics, textDiagnostics } = await import("./machine-formats.js");
  const formats = { text: textDiagnostics, json: jsonDiagnostics, "github-actions": githubDiagnostics };
  voice.text(formats[format](diagnostics, places));
}

/**
 * Where the files of a project's diagnostics are. They are shown as paths from the working directory, for GitHub as paths
 * from the repository it checked out.
 */
export function createPlaces(
  root: string,
  format: DiagnosticFormat,
  { cwd, env }: Pick<Io, "cwd" | "env">,
): DiagnosticPlaces {
  const workspace = format === "github-actions" ? env["GITHUB_WORKSPACE"] : undefined;
  const base = toSlashes(workspace === undefined || workspace === "" ? cwd : workspace);
  return {
    read: (file) => readText(resolve(root, file)),
    show(file) {
      const path = toSlashes(resolve(root, file));
      return isInside(base, root) || isInside(root, base) ? pathFrom(base, path) : path;
    },
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
