import type { Answer } from "./program.js";
import { cut, show } from "./result.js";
import { isSameText } from "./same-text.js";
import { isSameValue } from "./same-value.js";
import type { Vector } from "./vector.js";

/** Stands for a check that a vector cannot be put to. */
export const LEFT_OUT: unique symbol = Symbol("left out");

/** What came of a vector: what differs, nothing, or that nothing was done. */
export type Check = string | typeof LEFT_OUT | undefined;

/** Describes what was given and what was wanted, unless they are the same. */
export function differs(what: string, actual: unknown, wanted: unknown, isSame: boolean): string | undefined {
  return isSame ? undefined : `${what} gave ${show(actual)}, not ${show(wanted)}`;
}

/** What a caller must be told of a vector's body in a reply. */
export function wantedOf(vector: Vector): unknown {
  if (vector.reject === undefined) return { value: vector.value };
  return { error: { code: "INTERNAL", reason: "MALFORMED_REPLY", path: vector.reject.path } };
}

/** Reports whether a caller is told of a vector's body what it must be told. */
export function isAsSaid(vector: Vector, answer: Answer): boolean {
  if (vector.reject !== undefined) return isMalformed(answer, vector);
  if (vector.either === true && answer.error?.["reason"] === "MALFORMED_REPLY") return true;
  return "value" in answer && isSameValue(vector.value, answer.value);
}

export function isMalformed({ error }: Answer, { reject }: Vector): boolean {
  return (
    error?.["code"] === "INTERNAL" && error["reason"] === "MALFORMED_REPLY" && (error["path"] ?? "") === reject?.path
  );
}

/** Compares a body that was written with those that the vector allows, if it says. `around` makes a body of the value's text. */
export function checkWritten(
  what: string,
  { encodes }: Vector,
  body: string,
  around: (text: string) => string = (text) => text,
): string | undefined {
  if (encodes === undefined) return undefined;
  const allowed = [encodes].flat().map(around);
  if (allowed.some((text) => isSameText(text, body))) return undefined;
  return `${what} wrote ${cut(body)}, not ${cut(allowed.join(" or "))}`;
}

/** How many levels of objects and arrays a body has at most, brackets in texts included. */
export function depthOf(wire: Buffer): number {
  let depth = 0;
  let deepest = 0;
  for (const byte of wire) {
    if (byte === 0x5b || byte === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
  return deepest;
}

/** Puts checks together: left out if all are, else what differs. */
export function together(checks: readonly Check[]): Check {
  const done = checks.filter((check) => check !== LEFT_OUT);
  if (done.length === 0) return LEFT_OUT;
  const differences = done.filter((difference) => difference !== undefined);
  return differences.length === 0 ? undefined : differences.join("; ");
}
