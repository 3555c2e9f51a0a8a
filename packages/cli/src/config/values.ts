import { type Parsed, parseTimeout } from "@autonats/model";

/** A time-out as the command line takes it: `2s`, `500ms`, `1m`, and a bare number of seconds. In milliseconds. */
export function parseTimeoutSetting(text: string): Parsed<number> {
  return parseTimeout(/^\d+(\.\d+)?$/u.test(text) ? `${text}s` : text);
}

/** A whole number from 0 up, such as the maximum number of warnings. */
export function parseCount(text: string): Parsed<number> {
  const value = Number(text);
  return /^\d+$/u.test(text) && Number.isSafeInteger(value) ? { value } : { problem: "it must be an integer" };
}

/** The endings that an import of a generated or a user's file may get. */
export const importExtensions = ["js", "ts", "none"] as const;

export type ImportExtension = (typeof importExtensions)[number];

/** Creates a parser that takes nothing but the given words. */
export function oneOf<const Word extends string>(words: readonly Word[]): (text: string) => Parsed<Word> {
  return (text) => {
    const value = words.find((word) => word === text);
    return value === undefined ? { problem: `it must be one of ${words.join(", ")}` } : { value };
  };
}

/** The languages that code is generated in. */
export const languageIds = ["typescript", "go"] as const;

export type LanguageId = (typeof languageIds)[number];

/** Languages by name, separated by commas: `typescript,go`. `ts` is short for `typescript`. */
export function parseLanguages(text: string): Parsed<readonly LanguageId[]> {
  const names = text.split(",").map((name) => name.trim());
  const found = names.map((name) => languageIds.find((id) => id === (name === "ts" ? "typescript" : name)));
  const known = found.filter((id) => id !== undefined);
  const unknown = names.find((_, index) => found[index] === undefined);
  if (unknown !== undefined) return { problem: `\`${unknown}\` is not one of ${languageIds.join(", ")}` };
  return { value: [...new Set(known)] };
}

/** A path of a file or directory. It only may not be empty, nor hold a character that no path can. */
export function parsePath(text: string): Parsed<string> {
  if (text.trim() === "") return { problem: "a path is not empty" };
  return text.includes("\0") ? { problem: "a path holds no NUL character" } : { value: text };
}
