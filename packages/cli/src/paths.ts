import { relative } from "node:path";

/** A path with forward slashes, as the model and generated code write them. */
export function toSlashes(path: string): string {
  return process.platform === "win32" ? path.replaceAll("\\", "/") : path;
}

/** Reports whether an absolute path is a directory itself or lies below it. Neither may hold symbolic links. */
export function isInside(directory: string, path: string): boolean {
  return path === directory || path.startsWith(directory.endsWith("/") ? directory : `${directory}/`);
}

/** The path from a directory to a file or directory; `.` for the directory itself. */
export function pathFrom(directory: string, path: string): string {
  const result = toSlashes(relative(directory, path));
  return result === "" ? "." : result;
}
