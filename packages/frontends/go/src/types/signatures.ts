import type { Method } from "./methods.js";

/** The pairs of methods by which types write and read themselves, in the order in which encoding/json asks for them. */
export const pairs = [
  { form: "json", write: "MarshalJSON", read: "UnmarshalJSON" },
  { form: "text", write: "MarshalText", read: "UnmarshalText" },
] as const;

/** Methods of `encoding/json/v2`, which nobody here calls. */
export const streaming: readonly string[] = ["MarshalJSONTo", "UnmarshalJSONFrom"];

const writes = after(String.raw`\(\s*\)\s*\(\s*(?:\w+\s+)?\[\]\s*byte\s*,\s*(?:\w+\s+)?error\s*,?\s*\)`);
const reads = after(String.raw`\(\s*(?:\w+\s+)?\[\]\s*byte\s*,?\s*\)\s*(?:error|\(\s*(?:\w+\s+)?error\s*,?\s*\))`);

/** How Go has to find a method declared; another one of its name is a method like any other. */
const signatures: Readonly<Record<string, RegExp>> = {
  MarshalJSON: writes,
  MarshalText: writes,
  UnmarshalJSON: reads,
  UnmarshalText: reads,
  IsZero: after(String.raw`\(\s*\)\s*(?:bool|\(\s*(?:\w+\s+)?bool\s*,?\s*\))`),
  Error: after(String.raw`\(\s*\)\s*(?:string|\(\s*(?:\w+\s+)?string\s*,?\s*\))`),
};

const longestSignature = 200;

/** The method of a name, if it is the one that Go's own library asks for. */
export function wellKnown(methods: ReadonlyMap<string, Method>, name: string): Method | undefined {
  const method = methods.get(name);
  const signature = method?.signature;
  if (signature === undefined || streaming.includes(name)) return signature === undefined ? undefined : method;
  const text =
    typeof signature === "string"
      ? signature
      : signature.file.text.slice(signature.start, signature.start + longestSignature);
  return signatures[name]?.test(text) === true ? method : undefined;
}

/** A signature as it goes on after the name: with the body or a comment, or not at all. */
function after(signature: string): RegExp {
  return new RegExp(`^\\s*${signature}\\s*(?:\\{|/[/*]|$)`, "u");
}
