import { readdirSync, readFileSync } from "node:fs";
import { libraryDirectory } from "./virtual-files.js";

const declaration = /^(?:declare )?(?:interface|type|var|let|const|class|function|namespace|enum) (\w+)/gmu;

let names: ReadonlySet<string> | undefined;

/** Whether the language's library, of whatever version and platform, declares a name for all files. */
export function isLibraryName(name: string): boolean {
  names ??= new Set(
    readdirSync(libraryDirectory)
      .filter((file) => /^lib\..*\.ts$/u.test(file))
      .map((file) => readFileSync(`${libraryDirectory}/${file}`, "utf8"))
      .flatMap((text) => [...text.matchAll(declaration)].map(([, found = ""]) => found)),
  );
  return names.has(name);
}
