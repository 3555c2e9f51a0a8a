import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { systemCode } from "../environment-error.js";
import { pathFrom } from "../paths.js";

const moduleLine = /^[ \t]*module[ \t]+(?:"([^"\n]+)"|`([^`\n]+)`|([^\s"`]+))/mu;

/** The import path of a directory, as the nearest `go.mod` at or above it gives it; undefined outside of any module. */
export function findGoModule(directory: string): string | undefined {
  for (let each = directory; ; each = dirname(each)) {
    const text = readText(`${each === "/" ? "" : each}/go.mod`);
    if (text !== undefined) {
      const [, quoted, raw, bare] = moduleLine.exec(text) ?? [];
      const path = quoted ?? raw ?? bare;
      const below = pathFrom(each, directory);
      return path === undefined || below === "." ? path : `${path}/${below}`;
    }
    if (dirname(each) === each) return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
