import type { GoType, NamedType } from "./go-type.js";

/** How deep types can be nested in the type arguments of one: generic ones, and all. */
const deepest = { generic: 8, any: 32 } as const;

/** The limit that a type is beyond; undefined for most. */
export function limitOf(type: NamedType): string | undefined {
  if (depthOf(type, 0) > deepest.generic) return `it is nested more than ${deepest.generic} levels deep`;
  return depthOf(type, 1) > deepest.any ? `it is nested more than ${deepest.any} levels deep` : undefined;
}

/** One stand-in for all instances of a type that are too large. */
export function withoutArguments(type: NamedType): NamedType {
  return { ...type, arguments: [] };
}

/** How deep a type is nested; `unnamed` says what a step through one without a name, such as a slice, counts. */
function depthOf(type: GoType, unnamed: 0 | 1): number {
  const inner = (types: readonly GoType[]): number => Math.max(0, ...types.map((each) => depthOf(each, unnamed)));
  switch (type.kind) {
    case "named":
      return type.arguments.length === 0 ? 0 : 1 + inner(type.arguments);
    case "pointer":
    case "slice":
    case "array":
    case "option":
      return unnamed + inner([type.element]);
    case "map":
      return unnamed + inner([type.key, type.value]);
    case "tuple":
      return unnamed + inner(type.elements);
    default:
      return 0;
  }
}
