import type { Call } from "./interceptor.js";

/** What a call is, whatever interceptors make of its request. */
export type CallCore = Omit<Call, "request">;

/** Where a call has its core. Own and enumerable, so that it goes along when an interceptor copies the call. */
export const CORE: unique symbol = Symbol("autonats.call");

/** Returns what a call is. Throws for an object that is neither a call that an interceptor was given nor a copy of one. */
export function coreOf(call: Call): CallCore {
  const core = (call as { readonly [CORE]?: CallCore } | undefined)?.[CORE];
  if (core === undefined) throw new TypeError("next was called with something else than the call, or a copy of it");
  return core;
}
