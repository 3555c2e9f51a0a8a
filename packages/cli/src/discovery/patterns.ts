import { realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, resolve } from "node:path";
import { isInside, pathFrom, toSlashes } from "@autonats/model/node";
import picomatch from "picomatch";
import type { Selection } from "../config/settings.js";
import { systemCode } from "../environment-error.js";

/** What a path or pattern of the command line or of `include` stands for. */
export type Pattern =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "directory"; readonly path: string }
  | { readonly kind: "glob"; matches(path: string): boolean }
  | { readonly kind: "except"; matches(path: string): boolean }
  | { readonly kind: "outside" }
  | { readonly kind: "nothing" };

/** Longer than any path can be. */
const longestPattern = 4096;

/** Reads a path or pattern. What exists under that very name is meant literally, brackets and all. */
export function readPattern(text: string, { base }: Pick<Selection, "base">, root: string): Pattern {
  const literal = toLiteral(resolve(base, text));
  if (literal !== undefined) return isInside(root, literal.path) ? literal : { kind: "outside" };
  if (text.startsWith("!") && text.length > 1) return { kind: "except", matches: toExclusion(text.slice(1), base) };
  if (text.length > longestPattern || !picomatch.scan(text).isGlob) {
    return isInside(root, toSlashes(resolve(base, text))) ? { kind: "nothing" } : { kind: "outside" };
  }
  const start = globStart(text, base);
  if (!isInside(root, start) && !isInside(start, root)) return { kind: "outside" };
  return { kind: "glob", matches: toMatcher(text, base) };
}

/** A test of absolute paths by a pattern of what is left out: files, or directories with all that is in them. */
export function toExclusion(pattern: string, base: string): (path: string) => boolean {
  const matches = toMatcher(pattern.replace(/\/+$/u, "") || ".", base);
  return (path) => {
    for (let each = path; ; each = dirname(each)) {
      if (matches(each)) return true;
      if (each === base || each === dirname(each)) return false;
    }
  };
}

function toMatcher(pattern: string, base: string): (path: string) => boolean {
  const { directory, rest } = splitAscent(pattern, base);
  const matches = picomatch(rest);
  return (path) => isInside(directory, path) && matches(pathFrom(directory, path));
}

/** The directory below which all matches lie. */
function globStart(pattern: string, base: string): string {
  const { directory, rest } = splitAscent(pattern, base);
  return toSlashes(resolve(directory, picomatch.scan(rest).base));
}

/** Takes `./` and `../` off the front of a pattern, for matchers know no such steps. */
function splitAscent(pattern: string, base: string): { readonly directory: string; readonly rest: string } {
  if (isAbsolute(pattern)) return { directory: "/", rest: pattern.slice(1) };
  let directory = base;
  let rest = pattern;
  for (;;) {
    if (rest.startsWith("./")) rest = rest.slice(2);
    else if (rest.startsWith("../")) {
      directory = dirname(directory);
      rest = rest.slice(3);
    } else return { directory, rest };
  }
}

function toLiteral(path: string): Extract<Pattern, { path: string }> | undefined {
  try {
    const stats = statSync(path);
    const real = toSlashes(realpathSync(path));
    if (stats.isFile()) return { kind: "file", path: real };
    return stats.isDirectory() ? { kind: "directory", path: real } : undefined;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
