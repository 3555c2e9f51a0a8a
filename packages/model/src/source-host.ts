/** What a frontend may read. Paths are absolute, with forward slashes. Nothing here throws: what cannot be read is not there. */
export interface SourceHost {
  /** The text of a file; undefined where there is none. */
  readFile(path: string): string | undefined;
  isFile(path: string): boolean;
  isDirectory(path: string): boolean;
  /** The entries of a directory, in order of name; empty if there is no such directory. */
  readDirectory(path: string): readonly DirectoryEntry[];
  /** The path without symbolic links; the same path where there is nothing. */
  realPath(path: string): string;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "directory";
}
