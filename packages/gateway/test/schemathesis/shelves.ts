import type { Json } from "@autonats/runtime";
import { type Article, type Delivery, NotFound, type Query, type ShopService, SoldOut, Taken } from "./shop.js";

const since = new Date("2026-11-29T12:00:00Z");

/** A shop that has everything, of which nothing is left, but for what begins with `x` or is called so. */
export const shelves: ShopService = {
  find: async (sku) => articleOf(sku),
  put: async (article) => {
    if (article.title.startsWith("x")) throw new Taken("it is there");
    return article;
  },
  list: async (query: Query, limit = 1) => (limit > 0 ? [query] : []),
  order: async (sku: string, count: number, delivery: Delivery) => {
    articleOf(sku);
    if (count > 100) throw new SoldOut(100);
    return { sku, count, delivery, at: since };
  },
  price: async (sku) => (sku === "" ? null : 9_007_199_254_740_993n),
  describe: async (about: Json) => about,
  rename: async (names) => names,
  remove: async () => undefined,
  clear: async () => undefined,
  visited: () => undefined,
};

function articleOf(sku: string): Article {
  if (sku.startsWith("x")) throw new NotFound(sku);
  return {
    sku,
    title: "Emma",
    kind: "book",
    tags: ["old", "thick"],
    cents: 1299n,
    stock: { Ulm: 3 },
    size: [1.5, 2],
    cover: new Uint8Array([1, 2, 3]),
    subtitle: null,
    since,
  };
}
