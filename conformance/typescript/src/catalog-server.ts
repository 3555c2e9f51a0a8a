import { AutonatsError } from "@autonats/runtime";
import type { CatalogServer } from "../../service/catalog.gen.js";
import { SoldOut } from "../../service/catalog.js";

/** Implements `conformance/service/catalog.ts`. It has no `compact`. */
export const catalogServer: CatalogServer = {
  get: async (id) => ({ id, rank: 1 }),
  count: (order) => order.length,
  orders: async (order) => [order],
  later: (id) => ({ id, rank: 2 }),
  lookup: async (id) => (id === "" ? undefined : { id, rank: 3 }),
  find: async (id, rank) => (rank === undefined ? null : { id, rank }),
  flush: async (hard) => `flushed ${hard}`,
  join: async (separator, ...words) => `${words.length}: ${words.join(separator)}`,
  pick: async (key, all) => {
    if (!all.includes(key)) throw new AutonatsError("INVALID_ARGUMENT", "not one of all");
    return key;
  },
  self: async () => catalogServer,
  list: async (like) => ({ items: [like] }),
  divide: async (a, b) => [Math.trunc(a / b), a % b],
  take: async (id) => {
    throw new SoldOut(`no more of ${id}`);
  },
};
