import { existsSync, readFileSync } from "node:fs";
import { createDiagnostic, type Diagnostic } from "@autonats/model";
import { pathFrom } from "@autonats/model/node";
import type { Languages } from "../languages/languages.js";
import type { WalkedFile } from "./walk.js";

const marker = "@nats:server";

/**
 * Warns of markers in files of declarations, such as `users.d.ts`, that somebody wrote by hand: a compiler leaves them beside the code that
 * it makes, with the comments of their source.
 */
export function onlyDeclared(
  root: string,
  files: readonly WalkedFile[],
  { sources }: Languages,
): readonly Diagnostic[] {
  return files.flatMap(({ path, ignored }) => {
    const file = pathFrom(root, path);
    const source = ignored ? undefined : sources.flatMap(({ sourceFor }) => sourceFor?.(file) ?? [])[0];
    if (source === undefined || isMade(path)) return [];
    const text = readFileSync(path, "utf8");
    const at = text.indexOf(marker);
    if (at < 0) return [];
    const line = text.slice(0, at).split("\n").length;
    const column = at - text.lastIndexOf("\n", at);
    const span = { file, line, column, endLine: line, endColumn: column + marker.length };
    return [createDiagnostic("AN1016", span, { file, source })];
  });
}

function isMade(path: string): boolean {
  return existsSync(path.replace(/\.d\.([cm]?)ts$/u, ".$1js"));
}
