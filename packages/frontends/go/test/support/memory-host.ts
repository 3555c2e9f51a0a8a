import type { DirectoryEntry, SourceHost } from "@autonats/model";

/** A host that has nothing but the given files, by absolute path. */
export function createMemoryHost(files: Readonly<Record<string, string>>): SourceHost {
  const paths = Object.keys(files);
  const isDirectory = (path: string): boolean => path === "/" || paths.some((each) => each.startsWith(`${path}/`));
  return {
    readFile: (path) => files[path],
    isFile: (path) => Object.hasOwn(files, path),
    isDirectory,
    readDirectory: (path) => entriesOf(path === "/" ? "/" : `${path}/`, paths),
    realPath: (path) => path,
  };
}

function entriesOf(prefix: string, paths: readonly string[]): readonly DirectoryEntry[] {
  const entries = new Map<string, DirectoryEntry>();
  for (const path of paths.filter((each) => each.startsWith(prefix))) {
    const [name = "", ...rest] = path.slice(prefix.length).split("/");
    entries.set(name, { name, kind: rest.length > 0 ? "directory" : "file" });
  }
  return [...entries.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}
