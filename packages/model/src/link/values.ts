import { type Code, codes } from "../codes.js";
import { toUpperSnakeCase } from "../names/identifier.js";

/** What an annotation's value came to: a value, or what is wrong with it. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string };

const duration = /^(\d+(?:\.\d+)?)(ms|s|m)$/u;
const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };
const longestTimeoutMs = 86_400_000;

/** `2s`, `500ms`, `1.5m` in milliseconds: at least 1 ms, at most 24 hours, whole. */
export function parseTimeout(text: string): Parsed<number> {
  const match = duration.exec(text);
  if (match === null) return { problem: "use a number and a unit (ms, s, m)" };
  const ms = Math.round(Number(match[1]) * (unitMs[match[2] ?? ""] ?? Number.NaN));
  return ms >= 1 && ms <= longestTimeoutMs ? { value: ms } : { problem: "a timeout must be from 1 ms to 24 hours" };
}

const mostConcurrent = 65_535;

/** A whole number from 1 to 65 535. */
export function parseConcurrency(text: string): Parsed<number> {
  const value = Number(text);
  return /^\d+$/u.test(text) && value >= 1 && value <= mostConcurrent
    ? { value }
    : { problem: `a concurrency limit is a whole number from 1 to ${mostConcurrent}` };
}

/** Semantic Versioning 2.0.0, as its specification's own pattern has it (https://semver.org, FAQ). */
const semanticVersion =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/u;

export interface Version {
  readonly text: string;
  readonly major: string;
}

export function parseVersion(text: string): Parsed<Version> {
  const match = semanticVersion.exec(text);
  return match === null || text.length > 128
    ? { problem: "a version has three numbers, as Semantic Versioning says" }
    : { value: { text, major: match[1] ?? "0" } };
}

export interface ErrorReference {
  readonly name: string;
  readonly code: Code;
}

/** What an error is called without its package and without what only says that it is one: `NotFound` of `errs.ErrNotFound`. */
function ownName(name: string): string {
  return name
    .replace(/^.*\./u, "")
    .replace(/^Err(?=[A-Z])/u, "")
    .replace(/Error$/u, "");
}

/** `NotFound`, `errs.NotFound` or `NotFound NOT_FOUND`: without a code, the one that the name spells, else `FAILED_PRECONDITION`. */
export function parseErrorReference(text: string): Parsed<ErrorReference> {
  const [name = "", codeText, ...rest] = text.split(/\s+/u);
  if (name === "") return { problem: "it names no error" };
  if (rest.length > 0) return { problem: "it names more than one error; give each a line of its own" };
  const wanted = codeText ?? toUpperSnakeCase(ownName(name));
  const code = codes.find((known) => known === wanted);
  if (code !== undefined) return { value: { name, code } };
  return codeText === undefined
    ? { value: { name, code: "FAILED_PRECONDITION" } }
    : { problem: `\`${codeText}\` is not one of the codes ${codes.join(", ")}` };
}
