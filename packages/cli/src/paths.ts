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
  // What most of a large project's files are, and `relative` takes longer to see than to read them.
  if (path.startsWith(`${directory}/`) && !/\/[./]/u.test(path)) return path.slice(directory.length + 1);
  const result = toSlashes(relative(directory, path));
  return result === "" ? "." : result;
}
