import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createMemoryNetwork } from "@autonats/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { Invoice } from "../../../../scenarios/keyed-choices/input/invoices.js";
import type { Context } from "../../../../scenarios/left-out/input/products.js";
import {
  ProductClient,
  ProductHandler,
  type ProductServer,
} from "../../../../scenarios/left-out/output/typescript/products.gen.js";

const folder = mkdtempSync(fileURLToPath(new URL("./generated-", import.meta.url)));
afterAll(() => rmSync(folder, { recursive: true }));

/** Puts what a scenario has and what is generated from it side by side, as they are in a project. */
function place(scenario: string): string {
  const from = fileURLToPath(new URL(`../../../../scenarios/${scenario}/`, import.meta.url));
  cpSync(`${from}input`, `${folder}/${scenario}`, { recursive: true });
  cpSync(`${from}output/typescript`, `${folder}/${scenario}`, { recursive: true });
  return `${folder}/${scenario}`;
}

const products: ProductServer = {
  find: async (query, context) => [JSON.stringify([query, context])],
  save: async (name, tx, price) => {
    if (name !== "pen" || tx !== undefined || price !== 2) throw new Error(`${name} ${String(tx)} ${price}`);
  },
  remove: async (_, signal) => signal === undefined,
  emit: () => {},
  each: async (listener) => (listener === undefined ? 0 : 1),
  update: async ({ name }) => (name === "bad" ? { name, undo: () => {} } : { name }),
  restore: async (name) => (name === "none" ? undefined : { [name]: ["a"] }),
  options: async (options) => options ?? {},
};

async function connectProducts(): Promise<ProductClient> {
  const network = createMemoryNetwork();
  await new ProductHandler(products, network.connect()).run();
  return new ProductClient(network.connect());
}

describe("what cannot be sent", () => {
  test("is left out of calls, whose other parts arrive", async () => {
    const client = await connectProducts();
    expect(await client.find({ match: ["a"], limit: 1 }, { requestId: "7" })).toEqual([
      '[{"match":["a"],"limit":1},{"requestId":"7"}]',
    ]);
    await client.save("pen", undefined, 2);
    expect(await client.remove("pen")).toBe(true);
    expect(await client.each()).toBe(0);
    expect(await client.update({ name: "pen" })).toEqual({ name: "pen" });
    expect(await client.restore("none")).toBeUndefined();
    expect(await client.restore("b")).toEqual({ b: ["a"] });
    expect(await client.options({ a: 1 })).toEqual({ a: 1 });
  });

  test("is refused where a value has it, with the place", async () => {
    const client = await connectProducts();
    const context: Context = { requestId: "7", onDone: () => {} };
    await expect(client.find({}, context)).rejects.toMatchObject({ code: "INVALID_ARGUMENT", path: "context.onDone" });
    await expect(client.find({ match: /a/u })).rejects.toMatchObject({ code: "INVALID_ARGUMENT", path: "query.match" });
    await expect(client.find({ match: [Symbol("a")] })).rejects.toMatchObject({ path: "query.match[0]" });
  });

  test("is refused in an answer too", async () => {
    const client = await connectProducts();
    await expect(client.update({ name: "bad" })).rejects.toMatchObject({ code: "INTERNAL" });
  });
});

test("alternatives that only JavaScript tells apart arrive as what they were", async () => {
  type Generated = typeof import("../../../../scenarios/keyed-choices/output/typescript/invoices.gen.js");
  const path = place("keyed-choices");
  const { InvoiceClient, InvoiceHandler } = (await import(`${path}/invoices.gen.ts`)) as Generated;
  type Source = typeof import("../../../../scenarios/keyed-choices/input/invoices.js");
  const { Amount } = (await import(`${path}/invoices.ts`)) as Source;
  const network = createMemoryNetwork();
  const at = new Date("2026-11-29T12:00:00Z");
  const stored: Invoice[] = [];
  const server = {
    get: async (id: string | bigint) => stored[Number(id)],
    issuedAt: async (id: string) => (id === "0" ? at : at.toISOString()),
    within: async (range: unknown, times: unknown[]) => {
      expect([range, times]).toEqual([{ from: at, until: null }, [at, at.toISOString()]]);
      return stored;
    },
  };
  await new InvoiceHandler(server, network.connect()).run();
  const client = new InvoiceClient(network.connect());
  stored.push(
    { id: "0", createdAt: at, total: 2n ** 60n, document: new Uint8Array([1, 2]), due: { from: at.toISOString() } },
    { id: "1", createdAt: "yesterday", total: Amount.fromJSON("1.50"), document: new URL("https://a.b/"), due: at },
    { id: "2", createdAt: "", total: 0.5, document: "AQI=", due: "2026-11-29T12:00:00Z" },
  );
  expect(await client.get(0n)).toEqual(stored[0]);
  expect(await client.get("1")).toEqual(stored[1]);
  expect((await client.get("1"))?.total).toBeInstanceOf(Amount);
  expect(await client.issuedAt("0")).toEqual(at);
  expect(await client.issuedAt("1")).toBe(at.toISOString());
  expect(await client.within({ from: at, until: null }, [at, at.toISOString()])).toEqual(stored);
});

test("alternatives that are one arrive whole", async () => {
  type Generated = typeof import("../../../../scenarios/alike-alternatives/output/typescript/search.gen.js");
  const path = place("alike-alternatives");
  const { SearchClient, SearchHandler } = (await import(`${path}/search.gen.ts`)) as Generated;
  const network = createMemoryNetwork();
  const server = {
    people: async (filter: unknown) => [JSON.stringify(filter)],
    places: async (filter: unknown) => [JSON.stringify(filter)],
    near: async <T>(where: T) => where,
    withRole: async () => 1,
    run: async <T>(_: unknown, items: T) => items,
    rows: async (rows: string[] | { id: string }[] | [number, number]) => rows.map(String),
  };
  await new SearchHandler(server, network.connect()).run();
  const client = new SearchClient(network.connect());
  const filter = { and: [{ name: "a" }, { limit: 1, and: [{ name: "b", limit: 2 }] }] };
  expect(JSON.parse((await client.people(filter))[0] ?? "")).toEqual(filter);
  expect(JSON.parse((await client.places(filter))[0] ?? "")).toEqual(filter);
  expect(await client.near({ city: "a", zip: "1" })).toEqual({ city: "a", zip: "1" });
  expect(await client.near({ city: "a", radius: 1 })).toEqual({ city: "a", radius: 1 });
  const items = [{ json: { a: [1, null, "b"], c: [{ d: {} }], e: { f: "g" } }, at: { city: "a" }, n: 1 }];
  expect(await client.run({}, items)).toEqual(items);
  expect(await client.rows(["a"])).toEqual(["a"]);
  expect(await client.rows([1, 2])).toEqual(["1", "2"]);
  expect(await client.rows([])).toEqual([]);
});
