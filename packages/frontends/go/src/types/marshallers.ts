import type { DeclaredType } from "../packages/go-package.js";
import type { GoType } from "./go-type.js";

/** The methods by which a type writes and reads itself, and how Go has to find them declared. */
const marshals = String.raw`\(\s*\)\s*\(\s*(?:\w+\s+)?\[\]\s*byte\s*,\s*(?:\w+\s+)?error\s*\)`;
const unmarshals = String.raw`\(\s*(?:\w+\s+)?\[\]\s*byte\s*\)\s*(?:error|\(\s*(?:\w+\s+)?error\s*\))`;
const writes = new RegExp(`^\\s*${marshals}\\s*\\{`, "u");
const reads = new RegExp(`^\\s*${unmarshals}\\s*\\{`, "u");
const longestSignature = 200;

const pairs = [
  { form: "json", write: "MarshalJSON", read: "UnmarshalJSON" },
  { form: "text", write: "MarshalText", read: "UnmarshalText" },
] as const;

/** Methods of `encoding/json/v2`, which nobody here calls. */
const streaming: readonly string[] = ["MarshalJSONTo", "UnmarshalJSONFrom"];

/** How a type writes itself, or the half of a pair that it lacks. */
export type OwnForm = { readonly form: "text" | "json" } | { readonly method: string; readonly missing: string };

/**
 * The form that a type gives itself, JSON before text as in encoding/json; undefined when it has none of these methods. A pair of
 * which one half is missing is said to be so, even where the other pair is whole: Go would write by one and read by the other.
 */
export function ownForm(type: GoType): OwnForm | undefined {
  if (type.kind !== "named") return undefined;
  const { declared } = type;
  const names = new Set(methodsOf(declared));
  for (const { write, read } of pairs) {
    if (names.has(write) !== names.has(read)) {
      return names.has(write) ? { method: write, missing: read } : { method: read, missing: write };
    }
  }
  const whole = pairs.find(({ write }) => names.has(write));
  if (whole !== undefined) return { form: isKnownText(declared) ? "text" : whole.form };
  const [method] = streaming.filter((each) => names.has(each));
  return method === undefined ? undefined : { method, missing: "MarshalJSON" };
}

/** A method by which a type writes or reads itself; undefined when it has none. */
export function marshallerOf(type: GoType): string | undefined {
  const own = ownForm(type);
  if (own === undefined) return undefined;
  return "method" in own ? own.method : pairs.find(({ form }) => form === own.form)?.write;
}

/** Types whose JSON is their text in quotes, so that other languages have a string and no more. */
const knownTexts: ReadonlySet<string> = new Set(["github.com/shopspring/decimal.Decimal"]);

function isKnownText({ package: owner, unit }: DeclaredType): boolean {
  return knownTexts.has(`${owner.path}.${unit.name.name}`);
}

/** The names of the marshalling methods that are declared as Go wants them; others of these names are methods like any other. */
function methodsOf({ package: owner, unit }: DeclaredType): readonly string[] {
  return owner.methods(unit.name.name).flatMap(({ file, unit: { name } }) => {
    if (streaming.includes(name.name)) return [name.name];
    const signature = file.text.slice(name.end, name.end + longestSignature);
    const isOne = pairs.some(
      ({ write, read }) =>
        (name.name === write && writes.test(signature)) || (name.name === read && reads.test(signature)),
    );
    return isOne ? [name.name] : [];
  });
}
