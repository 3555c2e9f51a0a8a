import type { Scope } from "@autonats/codegen";

/** The two functions that write and read values of one type. */
export interface FunctionPair {
  readonly encode: string;
  readonly decode: string;
}

/** Takes the names of a pair of functions: `encodeUser` and `decodeUser`, or the first variation free for both. */
export function claimPair(scope: Scope, name: string): FunctionPair {
  let base = name;
  for (let attempt = 2; scope.has(`encode${base}`) || scope.has(`decode${base}`); attempt++) base = `${name}${attempt}`;
  return { encode: scope.claim(`encode${base}`), decode: scope.claim(`decode${base}`) };
}
