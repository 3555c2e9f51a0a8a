import type { GoType } from "./go-type.js";

/** A type as Go would spell it, without packages. */
export function typeText(type: GoType): string {
  switch (type.kind) {
    case "basic":
    case "library":
      return type.name;
    case "opaque":
      return type.text;
    case "named": {
      const name = type.declared.unit.name.name;
      return type.arguments.length === 0 ? name : `${name}[${type.arguments.map(typeText).join(", ")}]`;
    }
    case "option":
      return `autonats.Option[${typeText(type.element)}]`;
    case "tuple":
      return `autonats.Tuple${type.elements.length}[${type.elements.map(typeText).join(", ")}]`;
    case "pointer":
      return `*${typeText(type.element)}`;
    case "slice":
      return `[]${typeText(type.element)}`;
    case "array":
      return `[${type.length}]${typeText(type.element)}`;
    case "map":
      return `map[${typeText(type.key)}]${typeText(type.value)}`;
    case "function":
      return "func";
    case "channel":
      return "chan";
    case "any":
    case "error":
    case "struct":
    case "interface":
      return type.kind;
  }
}
