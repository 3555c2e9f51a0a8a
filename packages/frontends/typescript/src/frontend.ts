import type { Frontend } from "@autonats/model";
import type { Limits } from "./types/budget.js";

/** How a frontend reads. */
export interface TypescriptFrontendOptions {
  /** What one run may spend on types before it gives up. Default: 10 s of processor time, 10,000 types, 50 levels. */
  readonly limits?: Limits;
}

/**
 * Creates a frontend that reads TypeScript: interfaces that are marked with `@nats:server`, with all the types they use, as the
 * TypeScript compiler understands them under the nearest `tsconfig.json`. Loads the compiler at the first call.
 */
export function createTypescriptFrontend({ limits }: TypescriptFrontendOptions = {}): Frontend {
  return {
    id: "typescript",
    parse: async (input) => {
      const { parse } = await import("./parse.js");
      return parse(input, limits);
    },
  };
}

/** Reads TypeScript within the default limits. */
export const typescriptFrontend: Frontend = createTypescriptFrontend();
