import { lstatSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import type { FileHeader } from "@autonats/codegen";
import { createDiagnostic, type Diagnostic } from "@autonats/model";
import { isInside, toSlashes } from "@autonats/model/node";
import { systemCode, systemReason } from "../environment-error.js";

/** Where a generated file goes on disk, and what is there now. */
export interface OutputPlace {
  /** Absolute, without symbolic links. */
  readonly path: string;
  /** The text of the generated file that is there already; undefined when there is none. */
  readonly earlier: string | undefined;
}

/**
 * Finds the place of a generated file, by its path from the root, and checks whether it may be written: not a path that leads out of
 * the root, through symbolic links too, or a file that is not a generated one. `header` is how generated files begin.
 */
export function findPlace(root: string, file: string, header: FileHeader): OutputPlace | Diagnostic {
  const segments = file.split("/");
  if (!segments.every(isPlainSegment)) return outside(root, file);
  let directory = root;
  for (const segment of segments.slice(0, -1)) {
    const step = enter(root, `${directory}/${segment}`, file);
    if (typeof step !== "string") return step;
    directory = step;
  }
  return lookAt(`${directory}/${segments.at(-1) ?? ""}`, file, header);
}

/** Reports whether a place was found. */
export function isPlace(found: OutputPlace | Diagnostic): found is OutputPlace {
  return "path" in found;
}

function isPlainSegment(segment: string): boolean {
  return segment !== "" && segment !== "." && segment !== ".." && !/[\0\\]|^[A-Za-z]:/u.test(segment);
}

/** A directory on the way, without symbolic links. One that does not exist yet will be made. */
function enter(root: string, path: string, file: string): string | Diagnostic {
  const found = look(path);
  if (found === undefined) return path;
  if (typeof found === "string") return blocked(file, found);
  if (found.isDirectory()) return path;
  if (!found.isSymbolicLink()) return blocked(file, `\`${path}\` is not a directory`);
  const target = resolveLink(path);
  if (target === undefined) return blocked(file, `the symbolic link \`${path}\` leads nowhere`);
  if (!isInside(root, target)) return outside(root, file);
  return statSync(target).isDirectory() ? target : blocked(file, `\`${path}\` is not a directory`);
}

function lookAt(path: string, file: string, header: FileHeader): OutputPlace | Diagnostic {
  const found = look(path);
  if (found === undefined) return { path, earlier: undefined };
  if (typeof found === "string") return blocked(file, found);
  if (found.isSymbolicLink()) return blocked(file, "it is a symbolic link");
  if (found.isDirectory()) return blocked(file, "it is a directory");
  if (!found.isFile()) return blocked(file, "it is not a regular file");
  try {
    const earlier = readFileSync(path, "utf8");
    return header.isIn(earlier) ? { path, earlier } : blocked(file, "it was not written by Autonats");
  } catch (error) {
    return blocked(file, systemReason(error));
  }
}

/** What is at a path, undefined for nothing, or the reason why that cannot be told. */
function look(path: string): Stats | string | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    return systemCode(error) === "ENOENT" ? undefined : systemReason(error);
  }
}

function resolveLink(path: string): string | undefined {
  try {
    return toSlashes(realpathSync(path));
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

function outside(root: string, path: string): Diagnostic {
  return createDiagnostic("AN5002", undefined, { path, root });
}

function blocked(path: string, problem: string): Diagnostic {
  return createDiagnostic("AN5001", undefined, { path, problem });
}
