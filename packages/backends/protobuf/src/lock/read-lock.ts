import type { Parsed } from "@autonats/model";
import type { Lock, LockedField, LockedValue } from "./lock.js";

/** Reads a lock file. One that is damaged, as by a merge, is a problem: guessed numbers would break everybody. */
export function readLock(text: string): Parsed<Lock> {
  try {
    const { messages, enums } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return {
      value: {
        messages: readGroups(
          messages,
          (entry) => ({ ...readValue(entry), type: textOf(entry["type"]) }) as LockedField,
        ),
        enums: readGroups(enums, readValue),
      },
    };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: "it is not JSON" };
    if (error instanceof Malformed) return { problem: error.message };
    throw error;
  }
}

class Malformed extends Error {}

type Entry = Readonly<Record<string, unknown>>;

function readGroups<T extends LockedValue>(
  value: unknown,
  read: (entry: Entry) => T,
): ReadonlyMap<string, readonly T[]> {
  const groups = Object.entries(objectOf(value)).map(([name, entries]) => {
    if (!Array.isArray(entries)) throw new Malformed(`\`${name}\` is not a list`);
    const own = entries.map((entry) => read(objectOf(entry)));
    const numbers = new Set(own.map(({ number }) => number));
    if (numbers.size < own.length) throw new Malformed(`\`${name}\` has a number twice`);
    return [name, own] as const;
  });
  return new Map(groups);
}

function readValue(entry: Entry): LockedValue {
  const { number, key = entry["name"], removed = false } = entry;
  if (typeof number !== "number" || !Number.isInteger(number)) throw new Malformed("a number is missing");
  return { number, name: textOf(entry["name"]), key: textOf(key), isRemoved: removed === true };
}

function textOf(value: unknown): string {
  if (typeof value !== "string") throw new Malformed("a name or a type is missing");
  return value;
}

function objectOf(value: unknown): Entry {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Malformed("an object is missing");
  return value as Entry;
}
