import { posix } from "node:path";
import type { DirectoryEntry, SourceHost } from "@autonats/model";

/** A disk that is but a list of files, by absolute path. */
export function createMemoryHost(files: Readonly<Record<string, string>>): SourceHost {
  const paths = Object.keys(files);
  const below = (path: string): readonly string[] => paths.filter((each) => each.startsWith(`${path}/`));
  return {
    readFile: (path) => files[path],
    isFile: (path) => Object.hasOwn(files, path),
    isDirectory: (path) => path === "/" || below(path).length > 0,
    readDirectory: (path) => {
      const entries = new Map<string, DirectoryEntry["kind"]>();
      for (const each of below(path)) {
        const [name = "", ...rest] = posix.relative(path, each).split("/");
        entries.set(name, rest.length === 0 ? "file" : "directory");
      }
      return [...entries].map(([name, kind]) => ({ name, kind }));
    },
    realPath: (path) => path,
  };
}
