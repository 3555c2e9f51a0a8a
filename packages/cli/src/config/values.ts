import type { Target } from "@autonats/codegen";
import { type Parsed, parseTimeout } from "@autonats/model";

/** A timeout as the command line takes it: `2s`, `500ms`, `1m`, and a bare number of seconds. In milliseconds. */
export function parseTimeoutSetting(text: string): Parsed<number> {
  return parseTimeout(/^\d+(\.\d+)?$/u.test(text) ? `${text}s` : text);
}

/** A whole number from 0 up, such as the maximum number of warnings. */
export function parseCount(text: string): Parsed<number> {
  const value = Number(text);
  return /^\d+$/u.test(text) && Number.isSafeInteger(value) ? { value } : { problem: "it must be an integer" };
}

/** Reports whether something is on: `true`, `1`, `false` or `0`. */
export function parseSwitch(text: string): Parsed<boolean> {
  if (text === "true" || text === "1") return { value: true };
  return text === "false" || text === "0" ? { value: false } : { problem: "it must be true or false" };
}

/** Creates a parser that takes nothing but the given words. */
export function oneOf<const Word extends string>(words: readonly Word[]): (text: string) => Parsed<Word> {
  return (text) => {
    const value = words.find((word) => word === text);
    return value === undefined ? { problem: `it must be one of ${words.join(", ")}` } : { value };
  };
}

/** Creates the parser of targets by name or alias, separated by commas: `typescript,go`. */
export function targetList(targets: readonly Target[]): (text: string) => Parsed<readonly string[]> {
  return (text) => {
    const names = text.split(",").map((name) => name.trim());
    const found = names.map((name) => targets.find(({ id, aliases }) => id === name || aliases?.includes(name)));
    const unknown = names.find((_, index) => found[index] === undefined);
    if (unknown !== undefined)
      return { problem: `\`${unknown}\` is not one of ${targets.map(({ id }) => id).join(", ")}` };
    return { value: [...new Set(found.flatMap((target) => (target === undefined ? [] : [target.id])))] };
  };
}

/** A path of a file or directory. It only may not be empty, nor hold a character that no path can. */
export function parsePath(text: string): Parsed<string> {
  if (text.trim() === "") return { problem: "a path is not empty" };
  return text.includes("\0") ? { problem: "a path holds no NUL character" } : { value: text };
}
