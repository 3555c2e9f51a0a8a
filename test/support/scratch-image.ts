import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Copies programs of this machine and the libraries that they need into a directory, which is the root of an image then. */
export function collectPrograms(root: string, programs: readonly string[]): void {
  for (const name of programs) {
    const path = realpathSync(execFileSync("which", [name], { encoding: "utf8" }).trim());
    put(path, join(root, "bin", basename(name)));
    collectLibraries(root, path);
  }
}

/** Copies the libraries that a program needs, except those whose names are given. */
export function collectLibraries(root: string, program: string, except: readonly string[] = []): void {
  for (const library of librariesOf(program))
    if (!except.includes(basename(library))) put(library, join(root, library));
}

/** Returns the paths of the libraries that a program needs. */
export function librariesOf(program: string): readonly string[] {
  const lines = execFileSync("ldd", [program], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => /(\/\S+) \(0x/u.exec(line)?.[1] ?? []);
}

function put(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
