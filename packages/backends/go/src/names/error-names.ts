import type { Scope } from "@autonats/codegen";
import { type DeclaredError, type Service, toPascalCase } from "@autonats/model";

/** The key of a declared error: one type may be declared with several codes. */
export function errorKey({ ref, code }: DeclaredError): string {
  return `${ref} ${code}`;
}

/** Every error that the services declare, once for each code, in order of first use. */
export function declaredErrors(services: readonly Service[]): readonly DeclaredError[] {
  const all = services.flatMap(({ methods }) => methods.flatMap(({ errors }) => errors));
  return [...new Map(all.toReversed().map((error) => [errorKey(error), error])).values()].reverse();
}

/** Names what holds the codec of each error, by its key: `natsNotFound`, and `natsNotFoundAborted` for another code. */
export function nameErrors(
  errors: readonly DeclaredError[],
  nameOf: (id: string) => string,
  scope: Scope,
): ReadonlyMap<string, string> {
  const seen = new Set<string>();
  return new Map(
    errors.map((error) => {
      const suffix = seen.has(error.ref) ? pascalCode(error.code) : "";
      seen.add(error.ref);
      return [errorKey(error), scope.claim(`nats${nameOf(error.ref)}${suffix}`)];
    }),
  );
}

/** `NOT_FOUND` → `NotFound`. */
export function pascalCode(code: string): string {
  return code.toLowerCase().split("_").map(toPascalCase).join("");
}
