/**
 * Reports whether something is as expected. Objects may have more than is expected of them; lists may not. `{"atLeast": n}`, `{"atMost": n}`,
 * `{"matches": "…"}`, `{"absent": true}`, `{"present": true}`, `{"whole": true}`, `{"oneOf": […]}`, `{"length": n}`, `{"contains": …}`, `{"lacks": …}` and `{"differIn": [key, …]}`
 * stand for what they say.
 */
export function fits(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((element, index) => fits(element, actual[index]))
    );
  }
  if (typeof expected !== "object" || expected === null) return expected === actual;
  return Object.entries(expected).every(([key, value]) => {
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
    return check === undefined ? fits(value, fieldOf(actual, key)) : check(value as never, actual);
  });
}

const checks: Readonly<Record<string, (wanted: never, actual: unknown) => boolean>> = {
  atLeast: (wanted: number, actual) => typeof actual === "number" && actual >= wanted,
  atMost: (wanted: number, actual) => typeof actual === "number" && actual <= wanted,
  matches: (wanted: string, actual) => typeof actual === "string" && new RegExp(wanted, "u").test(actual),
  absent: (_: true, actual) => actual === undefined,
  present: (_: true, actual) => actual !== undefined && actual !== null,
  oneOf: (wanted: readonly unknown[], actual) => wanted.some((one) => fits(one, actual)),
  contains: (wanted: unknown, actual) => Array.isArray(actual) && actual.some((element) => fits(wanted, element)),
  lacks: (wanted: unknown, actual) => Array.isArray(actual) && !actual.some((element) => fits(wanted, element)),
  differIn: (keys: readonly string[], actual) => {
    if (!Array.isArray(actual)) return false;
    const values = actual.map((element) => JSON.stringify(keys.reduce(fieldOf, element as unknown)));
    return !values.includes(undefined as never) && new Set(values).size === values.length;
  },
  whole: (_: true, actual) => Number.isSafeInteger(actual),
  length: (wanted: unknown, actual) =>
    (typeof actual === "string" || Array.isArray(actual)) && fits(wanted, actual.length),
};

function fieldOf(actual: unknown, key: string): unknown {
  return typeof actual === "object" && actual !== null ? (actual as Record<string, unknown>)[key] : undefined;
}

/** Turns the objects of a program's report into objects again. */
export function plain(reported: unknown): unknown {
  if (Array.isArray(reported)) return reported.map(plain);
  if (typeof reported !== "object" || reported === null) return reported;
  const { map } = reported as { readonly map?: unknown };
  const entries = Array.isArray(map) ? (map as [string, unknown][]) : Object.entries(reported);
  return Object.fromEntries(entries.map(([key, value]) => [key, plain(value)]));
}
