import type { GoField } from "./go-type.js";

/** The field of a struct that has the values of all keys that are not declared. */
export function restName(fields: readonly GoField[]): string {
  const taken = new Set(fields.map(({ name }) => name));
  const name = ["Rest", "Others", "Remaining"].find((each) => !taken.has(each)) ?? "Rest";
  return taken.has(name) ? `${name}_` : name;
}
