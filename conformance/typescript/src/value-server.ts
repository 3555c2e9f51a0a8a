import { type ValueServer, valueService } from "../../service/values.gen.js";

/** Returns what it is given. */
export function createValueServer(): ValueServer {
  const names = Object.keys(valueService.methods).filter((name) => name.startsWith("echo"));
  const server = {
    ...Object.fromEntries(names.map((name) => [name, async (value: unknown) => value])),
    find: async (term: string, limit?: number) => ({ term, ...(limit === undefined ? {} : { limit }) }),
    list: async (limit?: number, after?: string) => ({
      ...(limit === undefined ? {} : { limit }),
      ...(after === undefined ? {} : { after }),
    }),
  };
  return server as unknown as ValueServer;
}
