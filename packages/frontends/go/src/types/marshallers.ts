import type { GoType } from "./go-type.js";

const marshallers: readonly string[] = [
  "MarshalJSON",
  "MarshalJSONTo",
  "MarshalText",
  "UnmarshalJSON",
  "UnmarshalJSONFrom",
  "UnmarshalText",
];

/** The method by which a type decides itself what it is in JSON; undefined when it has none. */
export function ownMarshaller(type: GoType): string | undefined {
  if (type.kind !== "named") return undefined;
  const { package: owner, unit } = type.declared;
  const names = owner.methods(unit.name.name).map((method) => method.unit.name.name);
  return marshallers.find((each) => names.includes(each));
}
