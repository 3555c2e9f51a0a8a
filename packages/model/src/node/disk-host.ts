import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import type { DirectoryEntry, SourceHost } from "../source-host.js";
import { toSlashes } from "./paths.js";

/** Reads the disk. Symbolic links count as what they lead to. */
export function createDiskHost(): SourceHost {
  return {
    readFile: (path) => attempt(() => readFileSync(path, "utf8"), undefined),
    isFile: (path) => attempt(() => statSync(path).isFile(), false),
    isDirectory: (path) => attempt(() => statSync(path).isDirectory(), false),
    readDirectory: (path) => attempt(() => listDirectory(path), []),
    realPath: (path) => attempt(() => toSlashes(realpathSync(path)), path),
  };
}

function listDirectory(path: string): readonly DirectoryEntry[] {
  return readdirSync(path)
    .sort()
    .flatMap((name): DirectoryEntry[] => {
      const stats = attempt(() => statSync(`${path}/${name}`), undefined);
      if (stats?.isFile()) return [{ name, kind: "file" }];
      return stats?.isDirectory() ? [{ name, kind: "directory" }] : [];
    });
}

/** A file that is missing, forbidden or no file at all is, to a frontend, not there. */
function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && "code" in error) return otherwise;
    throw error;
  }
}
