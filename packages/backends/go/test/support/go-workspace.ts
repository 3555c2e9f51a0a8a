import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "./go-tool.js";

/** The files of one Go module, by their paths in it. One without a `go.mod` gets one. */
export type GoModule = ReadonlyMap<string, string>;

/** Go modules in a temporary directory, side by side with the Go runtime of this checkout and its adapter for traces. */
export interface GoWorkspace extends Disposable {
  readonly directory: string;
  /** What the `go` command is to look at: all packages of all modules. */
  readonly patterns: readonly string[];
}

/** Writes modules to disk, each in a directory with its name. */
export function createGoWorkspace(modules: ReadonlyMap<string, GoModule>): GoWorkspace {
  const directory = mkdtempSync(join(tmpdir(), "autonats-go-"));
  for (const [name, files] of modules) {
    const all = new Map([["go.mod", `module example.com/${name}\n\ngo 1.26.0\n`], ...files]);
    for (const [path, content] of all) write(join(directory, name, path), content);
  }
  const uses = [...modules.keys()].map((name) => `\t./${name}`);
  const own = [`\t${projectRoot}/go`, `\t${projectRoot}/go/autonatsotel`];
  write(join(directory, "go.work"), ["go 1.26.0", "", "use (", ...uses, ...own, ")", ""].join("\n"));
  return {
    directory,
    patterns: [...modules.keys()].map((name) => `./${name}/...`),
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
