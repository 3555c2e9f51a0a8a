import type { LanguageId } from "../config/values.js";

const typescriptSource = /\.[mc]?tsx?$/u;
const notTypescriptSource = /\.d\.(?:[^./]+\.)?[mc]?ts$|\.gen\.[mc]?tsx?$/u;
const goSource = /\.go$/u;
const notGoSource = /_test\.go$|(?:^|\/)(?:vendor|testdata|_[^/]*)(?:\/|$)|(?:^|\/)[._][^/]*$/u;

/** The language of a file that may hold interfaces, by its path from the project's root; undefined for any other file. */
export function languageOf(file: string): LanguageId | undefined {
  if (typescriptSource.test(file)) return notTypescriptSource.test(file) ? undefined : "typescript";
  return goSource.test(file) && !notGoSource.test(file) ? "go" : undefined;
}

/** The language that a generated file is written in, by its name. */
export function targetOf(file: string): LanguageId | undefined {
  if (typescriptSource.test(file)) return "typescript";
  return goSource.test(file) ? "go" : undefined;
}
