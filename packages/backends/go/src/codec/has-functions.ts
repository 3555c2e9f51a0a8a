import type { GoType } from "../types/go-type.js";

/** Reports whether `encodeFunction` and `decodeFunction` only name functions that there are, and make none. */
export function hasFunctions(type: GoType): boolean {
  if (type.kind === "same") return hasFunctions(type.as);
  return type.kind === "named" || (type.kind === "scalar" && type.length === undefined);
}
