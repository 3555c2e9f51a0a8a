import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";

export { Beside } from "./beside.js";

/** Returns a file, by its name as a module; `from` is the URL of the module that asks. */
export function readOwnFile(name: string, from: string): Uint8Array {
  return readFileSync(createRequire(from).resolve(name));
}

/** Returns the text of a file. */
export function readOwnText(name: string, from: string): string {
  return readFileSync(createRequire(from).resolve(name), "utf8");
}

/** Returns the names of the files that are in the same directory as one of them, which is named as a module is. */
export function namesBeside(name: string, from: string): readonly string[] {
  return readdirSync(dirname(createRequire(from).resolve(name)));
}

/**
 * Returns what a CommonJS module exports. For modules so large that Node should not search them for the names of exports, as it does
 * when they are imported.
 */
export function requireOwn(name: string, from: string): unknown {
  return createRequire(from)(name);
}
