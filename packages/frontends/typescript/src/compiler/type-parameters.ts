import type ts from "typescript";
import { compiler } from "./compiler.js";

/**
 * Returns the type that stands for a method's type parameter, which nobody can choose over the wire: its default, or else what it has
 * to extend. Undefined for one that may be anything.
 */
export function standIn(type: ts.Type, checker: ts.TypeChecker): ts.Type | undefined {
  if (!(type.flags & compiler.TypeFlags.TypeParameter) || ("isThisType" in type && type.isThisType === true))
    return undefined;
  // A default says what is meant, even if it is `unknown`.
  const byDefault = type.getDefault();
  if (byDefault !== undefined) return byDefault;
  const chosen = checker.getBaseConstraintOfType(type);
  return chosen === undefined || chosen === type || chosen.flags & (compiler.TypeFlags.Any | compiler.TypeFlags.Unknown)
    ? undefined
    : chosen;
}
