import { type GoType, withoutNames } from "./go-type.js";

/** What the declarations behind named types are made of. */
export interface Underlying {
  /** What the alias with this id is made of. */
  readonly ofAlias: (id: string) => GoType;
}

/** Whether values of the type can be nil, so that no pointer is needed to say null or absent. */
export function hasNil(named: GoType, underlying: Underlying): boolean {
  const type = withoutNames(named);
  switch (type.kind) {
    case "scalar":
      return (
        type.length === undefined && (type.scalar === "bytes" || type.scalar === "json" || type.scalar === "rawJson")
      );
    case "list":
    case "map":
    case "pointer":
    case "nilable":
      return true;
    case "literal":
    case "array":
    case "tuple":
      return false;
    case "named":
      if (type.role === "alias") return hasNil(underlying.ofAlias(type.id), underlying);
      return type.role === "union" || type.role === "error";
  }
}

/** Whether nil, where the type has it, stands for null already. */
export function nilIsNull(named: GoType, underlying: Underlying): boolean {
  const type = withoutNames(named);
  if (type.kind === "named" && type.role === "alias") return nilIsNull(underlying.ofAlias(type.id), underlying);
  return (
    type.kind === "nilable" ||
    (type.kind === "pointer" && type.nil === "null") ||
    (type.kind === "scalar" && type.scalar === "json")
  );
}
