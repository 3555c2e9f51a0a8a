import { fail, type Key, type Path } from "./path.js";

/** Throws for a value of another kind than `wanted`, such as `a string`. */
export function mismatch(value: unknown, at: Path | undefined, key: Key, wanted: string): never {
  if (value === undefined) return fail(at, key, "MISSING", "is missing");
  if (value === null) return fail(at, key, "NULL", `must be ${wanted}, not null`);
  return fail(at, key, "TYPE", `must be ${wanted}, not ${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return `a ${typeof value}`;
}
