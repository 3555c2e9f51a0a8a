import { InvalidValue, type Rule } from "../errors/invalid-value.js";
import { limits } from "./limits.js";

/** A property name or an index. The empty string, at no path, stands for the whole body. */
export type Key = string | number;

/** Where a container is in a body, as a chain from the inside out; converted to text only when something is wrong there. */
export interface Path {
  readonly at: Path | undefined;
  readonly key: Key;
  /** How many containers its elements are in: 1 for the body itself. */
  readonly depth: number;
}

const root: Path = { at: undefined, key: "", depth: 1 };

/** The path of the container `key` at `at`, for what it contains. Throws `InvalidValue` where it is too deep. */
export function pathOf(at: Path | undefined, key: Key): Path {
  if (at === undefined) return key === "" ? root : { at: root, key, depth: 2 };
  if (at.depth >= limits.maxDepth) fail(at, key, "TOO_DEEP", `is nested deeper than ${limits.maxDepth} levels`);
  return { at, key, depth: at.depth + 1 };
}

/** Throws the `InvalidValue` for the value at `key`. */
export function fail(at: Path | undefined, key: Key, rule: Rule, problem: string, cause?: unknown): never {
  throw new InvalidValue(formatPath(at, key), rule, problem, cause === undefined ? undefined : { cause });
}

/** A path as people write it: `orders[3].id`, `labels["two words"]`. Empty for the whole body. */
export function formatPath(at: Path | undefined, key: Key): string {
  return formatKeys(keysOf(at, key));
}

/** The keys that lead to a value, from the outside in. None for the whole body. */
export function keysOf(at: Path | undefined, key: Key): Key[] {
  if (at === undefined) return key === "" ? [] : [key];
  const keys = [key];
  for (let path: Path | undefined = at; path !== undefined && path !== root; path = path.at) keys.unshift(path.key);
  return keys;
}

/** As `formatPath`, of the keys from the outside in. */
export function formatKeys(keys: readonly Key[]): string {
  let text = "";
  for (const key of keys) {
    if (typeof key === "number") text += `[${key}]`;
    else if (!identifier.test(key)) text += `[${JSON.stringify(shorten(key))}]`;
    else text += text === "" ? key : `.${key}`;
  }
  return text;
}

const identifier = /^[A-Za-z_$][A-Za-z0-9_$]{0,63}$/;

/** Characters of a key that a path shows. */
const MAX_KEY = 64;

/** Keys are the sender's: they may not blow up the message that names them. */
function shorten(key: string): string {
  if (key.length <= MAX_KEY) return key;
  const characters = [...key.slice(0, 2 * MAX_KEY + 1)];
  return characters.length > MAX_KEY ? `${characters.slice(0, MAX_KEY).join("")}…` : key;
}
