import type { Frontend } from "@autonats/model";

/**
 * Reads TypeScript: interfaces that are marked with `@nats:server`, with all the types they use, as the TypeScript compiler
 * understands them under the nearest `tsconfig.json`. Loads the compiler at the first call.
 */
export const typescriptFrontend: Frontend = {
  id: "typescript",
  parse: async (input) => {
    const { parse } = await import("./parse.js");
    return parse(input);
  },
};
