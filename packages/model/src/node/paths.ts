import { posix, win32 } from "node:path";

/**
 * Returns a path with forward slashes, as the model and generated code write it. A backslash separates names on Windows alone: elsewhere
 * it is a character of a name.
 */
export function toSlashes(path: string, platform: NodeJS.Platform = process.platform): string {
  return platform === "win32" ? path.replaceAll("\\", "/") : path;
}

/** Reports whether an absolute path is a directory itself or lies below it. Both have forward slashes, and hold no symbolic links. */
export function isInside(directory: string, path: string): boolean {
  return path === directory || path.startsWith(directory.endsWith("/") ? directory : `${directory}/`);
}

/**
 * Returns the path from a directory to a file or directory; `.` for the directory itself. On another drive of Windows there is none, and it
 * returns the path as it is.
 */
export function pathFrom(directory: string, path: string, platform: NodeJS.Platform = process.platform): string {
  // What most of a large project's files are, and `relative` takes longer to see than to read them.
  if (path.startsWith(`${directory}/`) && !/\/[./]/u.test(path)) return path.slice(directory.length + 1);
  const { relative } = platform === "win32" ? win32 : posix;
  const result = toSlashes(relative(directory, path), platform);
  return result === "" ? "." : result;
}
