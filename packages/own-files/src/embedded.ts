import { createRequire } from "node:module";
import { getAsset, getRawAsset } from "node:sea";
import { Script } from "node:vm";

export { Beside } from "./beside.js";

/** The asset that lists the names of all others. */
const index = "index.json";

/** What is added to the name of a module for what V8 has compiled of it before, where the executable has it. */
const compiledSuffix = ".compiled";

/** Returns a file, by its name as a module; the executable has one of each name. */
export function readOwnFile(name: string, _from: string): Uint8Array {
  return new Uint8Array(getRawAsset(name) as ArrayBuffer);
}

/** Returns the text of a file. */
export function readOwnText(name: string, _from: string): string {
  return getAsset(name, "utf8");
}

/** Returns the names of the files that are in the same directory as one of them, which is named as a module is. */
export function namesBeside(name: string, _from: string): readonly string[] {
  const directory = name.slice(0, name.lastIndexOf("/") + 1);
  return allNames().flatMap((each) => {
    const rest = each.startsWith(directory) ? each.slice(directory.length) : "";
    return rest === "" || rest.includes("/") ? [] : [rest];
  });
}

/** Returns what a CommonJS module exports. It can require what Node brings along, and nothing else. */
export function requireOwn(name: string, _from: string): unknown {
  const file = allNames().includes(`${name}${compiledSuffix}`)
    ? readOwnFile(`${name}${compiledSuffix}`, "")
    : undefined;
  const script = new Script(wrapModule(readOwnText(name, "")), {
    filename: name,
    ...(file !== undefined && { cachedData: file }),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(process.execPath), module, name, "");
  return module.exports;
}

/** Returns a module as the expression of a function that takes what CommonJS modules find around them. */
export function wrapModule(text: string): string {
  return `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
}

let names: readonly string[] | undefined;

function allNames(): readonly string[] {
  names ??= JSON.parse(getAsset(index, "utf8")) as readonly string[];
  return names;
}
