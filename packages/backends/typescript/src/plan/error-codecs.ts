import type { Scope } from "@autonats/codegen";
import { type DeclaredError, type Service, toCamelCase } from "@autonats/model";

/** A codec of an error: one for each code that it is declared with. */
export interface PlannedError {
  readonly error: DeclaredError;
  readonly name: string;
}

/** Names the codecs of all errors that services declare, in order of first use. */
export function planErrors(services: readonly Service[], scope: Scope): readonly PlannedError[] {
  const planned = new Map<string, PlannedError>();
  for (const error of services.flatMap(({ methods }) => methods.flatMap(({ errors }) => errors))) {
    const key = errorKey(error);
    if (planned.has(key)) continue;
    const isSecond = [...planned.values()].some((other) => other.error.ref === error.ref);
    const name = `${toCamelCase(error.ref)}${isSecond ? pascalCode(error.code) : ""}`;
    planned.set(key, { error, name: scope.claim(name) });
  }
  return [...planned.values()];
}

/** Distinguishes the codecs of errors. */
export function errorKey({ ref, code }: DeclaredError): string {
  return `${ref} ${code}`;
}

/** `NOT_FOUND` → `NotFound`. */
function pascalCode(code: string): string {
  return code
    .split("_")
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join("");
}
