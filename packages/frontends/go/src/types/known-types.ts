import type { GoType } from "./go-type.js";

/** The import path of the Go runtime, whose types for interfaces are known without reading it. */
export const runtimePath = "github.com/zyra/autonats/go";

const library: Readonly<Record<string, GoType>> = {
  "time.Time": { kind: "library", name: "time.Time" },
  "time.Duration": { kind: "library", name: "time.Duration" },
  "encoding/json.RawMessage": { kind: "library", name: "json.RawMessage" },
  "context.Context": { kind: "library", name: "context.Context" },
};

/** A type of Go's own library. */
export function libraryType(path: string, name: string): GoType {
  return library[`${path}.${name}`] ?? { kind: "opaque", text: `${path.split("/").at(-1) ?? path}.${name}` };
}

/** A type that the Go runtime offers to interfaces; undefined for its other types. */
export function runtimeType(name: string, typeArguments: readonly GoType[]): GoType | undefined {
  const [first] = typeArguments;
  if (name === "Option" && first !== undefined && typeArguments.length === 1) return { kind: "option", element: first };
  const size = /^Tuple([2-8])$/u.exec(name)?.[1];
  return size !== undefined && Number(size) === typeArguments.length
    ? { kind: "tuple", elements: typeArguments }
    : undefined;
}
