import { namesBeside, readOwnText } from "@autonats/own-files";
import { libraryDirectory } from "./virtual-files.js";

const directory = "typescript/lib/";

/** Returns the names of the files that declare the language's own library, such as `lib.es2020.d.ts`. */
export function libraryFileNames(): readonly string[] {
  fileNames ??= namesBeside(`${directory}lib.d.ts`, import.meta.url).filter((name) => /^lib\..*\.ts$/u.test(name));
  return fileNames;
}

/** Returns the text of one of these files. */
export function readLibraryFile(name: string): string {
  return readOwnText(`${directory}${name}`, import.meta.url);
}

/** Returns the name of the file that appears to be at a path; undefined where the library has none there. */
export function libraryFileAt(path: string): string | undefined {
  if (!path.startsWith(`${libraryDirectory}/`)) return undefined;
  const name = path.slice(libraryDirectory.length + 1);
  return libraryFileNames().includes(name) ? name : undefined;
}

let fileNames: readonly string[] | undefined;
