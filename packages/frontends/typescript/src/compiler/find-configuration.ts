import { posix } from "node:path";
import type { SourceHost } from "@autonats/model";
import { compiler } from "./compiler.js";

/**
 * The configuration that a file is under: the nearest upwards from its directory. Where that has no files of its own and only
 * points at others, the first of those that the file lies in.
 */
export function findConfiguration(file: string, host: SourceHost): string | undefined {
  for (let directory = posix.dirname(file); ; directory = posix.dirname(directory)) {
    const path = posix.join(directory, "tsconfig.json");
    if (host.isFile(path)) return referencesOf(path, host).find((other) => includes(other, file, host)) ?? path;
    if (directory === posix.dirname(directory)) return undefined;
  }
}

interface RawConfiguration {
  readonly files?: unknown;
  readonly include?: unknown;
  readonly references?: unknown;
}

function readRaw(path: string, host: SourceHost): RawConfiguration {
  const { config }: { config?: unknown } = compiler.parseConfigFileTextToJson(path, host.readFile(path) ?? "");
  return typeof config === "object" && config !== null ? config : {};
}

/** The configurations that one with `"files": []` leaves everything to; none for one that has files. */
function referencesOf(path: string, host: SourceHost): readonly string[] {
  const { files, references } = readRaw(path, host);
  if (!Array.isArray(files) || files.length > 0 || !Array.isArray(references)) return [];
  return references.flatMap((reference: unknown) => {
    const isReference = typeof reference === "object" && reference !== null && "path" in reference;
    if (!isReference || typeof reference.path !== "string") return [];
    const other = posix.resolve(posix.dirname(path), reference.path);
    return [other, `${other}/tsconfig.json`].find((each) => host.isFile(each)) ?? [];
  });
}

/** Reports whether a file lies in one of the places that a configuration includes, as far as these go without a wildcard. */
function includes(path: string, file: string, host: SourceHost): boolean {
  const { include } = readRaw(path, host);
  const patterns: readonly unknown[] = Array.isArray(include) ? include : ["**/*"];
  return patterns.some((pattern) => {
    if (typeof pattern !== "string") return false;
    const parts = pattern.split("/");
    const wildcard = parts.findIndex((part) => /[*?]/u.test(part));
    const fixed = wildcard === -1 ? parts : parts.slice(0, wildcard);
    const start = posix.resolve(posix.dirname(path), fixed.join("/"));
    return file === start || file.startsWith(`${start}/`);
  });
}
