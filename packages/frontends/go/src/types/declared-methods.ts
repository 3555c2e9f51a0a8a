import type { DeclaredType } from "../packages/go-package.js";

/** The pairs of methods by which types write and read themselves, in the order in which encoding/json asks for them. */
export const pairs = [
  { form: "json", write: "MarshalJSON", read: "UnmarshalJSON" },
  { form: "text", write: "MarshalText", read: "UnmarshalText" },
] as const;

/** Methods of `encoding/json/v2`, which nobody here calls. */
export const streaming: readonly string[] = ["MarshalJSONTo", "UnmarshalJSONFrom"];

/** How Go has to find the methods declared; others of these names are methods like any other. */
const marshals = String.raw`\(\s*\)\s*\(\s*(?:\w+\s+)?\[\]\s*byte\s*,\s*(?:\w+\s+)?error\s*\)`;
const unmarshals = String.raw`\(\s*(?:\w+\s+)?\[\]\s*byte\s*\)\s*(?:error|\(\s*(?:\w+\s+)?error\s*\))`;
const writes = new RegExp(`^\\s*${marshals}\\s*\\{`, "u");
const reads = new RegExp(`^\\s*${unmarshals}\\s*\\{`, "u");
const longestSignature = 200;
const reportsZero = /^\s*\(\s*\)\s*(?:bool|\(\s*(?:\w+\s+)?bool\s*,?\s*\))\s*\{/u;

/** The names of the methods by which a type says how it is sent: those of marshalling, and `IsZero`. */
export function declaredMethods({ package: owner, unit }: DeclaredType): readonly string[] {
  return owner.methods(unit.name.name).flatMap(({ file, unit: { name } }) => {
    const signature = file.text.slice(name.end, name.end + longestSignature);
    return isOne(name.name, signature) ? [name.name] : [];
  });
}

function isOne(name: string, signature: string): boolean {
  if (streaming.includes(name)) return true;
  if (name === "IsZero") return reportsZero.test(signature);
  return pairs.some(
    ({ write, read }) => (name === write && writes.test(signature)) || (name === read && reads.test(signature)),
  );
}
