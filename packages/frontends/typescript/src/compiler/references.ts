import { posix } from "node:path";
import type { SourceHost } from "@autonats/model";
import type ts from "typescript";
import { compiler } from "./compiler.js";

/** Reads the configuration of a project that another refers to, with the list of its files. Undefined when it cannot be read. */
export function readReference(path: string, host: SourceHost): ts.ParsedCommandLine | undefined {
  if (!host.isFile(path)) return undefined;
  const config = compiler.readJsonConfigFile(path, (name) => host.readFile(name));
  return compiler.parseJsonSourceFileConfigFileContent(
    config,
    {
      readFile: (name) => host.readFile(name),
      fileExists: (name) => host.isFile(name),
      readDirectory: (directory, _extensions, excluded = []) => {
        return filesIn(directory, new Set(excluded.map((each) => posix.resolve(directory, each))), host);
      },
      useCaseSensitiveFileNames: true,
    },
    posix.dirname(path),
    undefined,
    path,
  );
}

/** The TypeScript files in a folder and in those below it, but for installed packages and folders that are excluded. */
function filesIn(directory: string, excluded: ReadonlySet<string>, host: SourceHost): string[] {
  return host.readDirectory(directory).flatMap(({ name, kind }) => {
    const path = `${directory}/${name}`;
    if (kind === "directory") {
      const isLeftOut = name === "node_modules" || name.startsWith(".") || excluded.has(path);
      return isLeftOut ? [] : filesIn(path, excluded, host);
    }
    return kind === "file" && /\.[cm]?tsx?$/u.test(name) ? [path] : [];
  });
}
