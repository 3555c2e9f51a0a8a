import type { PrintContext } from "../plan/print-context.js";
import type { GoNamed, GoType } from "../types/go-type.js";

/** Reports whether `encodeFunction` and `decodeFunction` only name functions that there are, and make none. */
export function hasFunctions(type: GoType, context: PrintContext): boolean {
  if (type.kind === "same") return hasFunctions(type.as, context);
  return type.kind === "named" ? !context.isByReference(type.id) : type.kind === "scalar" && type.length === undefined;
}

/** Returns the type if its values must not be copied, so that its codec takes and returns pointers. */
export function byReference(type: GoType, context: PrintContext): GoNamed | undefined {
  return type.kind === "named" && context.isByReference(type.id) ? type : undefined;
}
