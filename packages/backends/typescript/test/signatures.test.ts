import { AutonatsError } from "@autonats/runtime";
import { createMemoryNetwork } from "@autonats/testing";
import { describe, expect, test } from "vitest";
import { StockClient, StockHandler } from "../../../../scenarios/go-sentinel-errors/output/typescript/stock.gen.js";
import { ErrSoldOut } from "../../../../scenarios/go-sentinel-errors/output/typescript/stock.types.gen.js";
import {
  ArticlesClient,
  ArticlesHandler,
  type ArticlesServer,
} from "../../../../scenarios/go-signatures/output/typescript/articles.gen.js";
import {
  CatalogClient,
  CatalogHandler,
  type CatalogServer,
} from "../../../../scenarios/signatures/output/typescript/catalog.gen.js";
import { DocumentsClient } from "../../../../scenarios/skipped-methods/output/typescript/documents.gen.js";

const item = { id: "1", rank: 2 };

const catalog: CatalogServer = {
  get: async () => item,
  count: (order) => order.length,
  names: async (order) => [order],
  later: () => item,
  find: async (_, rank) => (rank === undefined ? null : { ...item, rank }),
  pick: async (key) => key,
  list: async (like) => ({ items: [like] }),
  remember: () => {},
  join: async (separator, ...words) => words.join(separator),
  log: () => {},
  with: () => catalog,
};

async function connect(server: CatalogServer): Promise<CatalogClient> {
  const network = createMemoryNetwork();
  await new CatalogHandler(server, network.connect()).run();
  return new CatalogClient(network.connect());
}

describe("methods of TypeScript", () => {
  test("that return at once are answered like others", async () => {
    const client = await connect(catalog);
    expect(await client.count("desc")).toBe(4);
    expect(await client.names("asc")).toEqual(["asc"]);
  });

  test("with several signatures and with type parameters are called as the last one says, and as what stands for them", async () => {
    const client = await connect(catalog);
    expect(await client.find("1")).toBeNull();
    expect(await client.find("1", 7)).toEqual({ id: "1", rank: 7 });
    expect(await client.pick("a", ["a"])).toBe("a");
    expect(await client.list({ id: "1" })).toEqual({ items: [{ id: "1" }] });
  });

  test("that take any number of arguments take any number of them", async () => {
    const logged: unknown[] = [];
    const client = await connect({ ...catalog, log: (...items) => void logged.push(items) });
    expect(await client.join("-")).toBe("");
    expect(await client.join("-", "a", "b")).toBe("a-b");
    client.log();
    client.log(item, item);
    expect(await client.later("1")).toEqual(item);
    expect(logged).toEqual([[], [item, item]]);
  });

  test("that return what they are called on return the client", async () => {
    const filters: string[] = [];
    const client = await connect({
      ...catalog,
      with(filter) {
        filters.push(filter);
        return this;
      },
    });
    expect(await client.with("a")).toBe(client);
    expect(filters).toEqual(["a"]);
    await expect(client.sorted("asc")).rejects.toMatchObject({ code: "UNIMPLEMENTED" });
  });

  test("that are optional are served where they are there", async () => {
    const marked: string[] = [];
    const client = await connect({
      ...catalog,
      flush: async () => {},
      size: () => 0,
      mark: (id) => void marked.push(id),
    });
    expect(await client.size()).toBe(0);
    await client.flush(true);
    client.mark("x");
    await client.flush(true);
    expect(marked).toEqual(["x"]);
    const without = await connect(catalog);
    await expect(without.flush(true)).rejects.toMatchObject({ code: "UNIMPLEMENTED" });
    await expect(without.size()).rejects.toMatchObject({ code: "UNIMPLEMENTED" });
  });

  test("that are skipped fail before anything is sent", async () => {
    const client = new DocumentsClient(createMemoryNetwork().connect());
    const failure = { code: "UNIMPLEMENTED", outcome: "NOT_SENT", service: "Documents", method: "watch" };
    await expect(client.watch(() => {})).rejects.toMatchObject(failure);
    expect(() => client.find("1")).toThrow(AutonatsError);
  });
});

describe("methods of Go, in TypeScript", () => {
  test("give several results as a tuple, and take any number of arguments as a list", async () => {
    const network = createMemoryNetwork();
    const server = {
      page: async (after: string) => [[], after],
      find: async () => [null, false],
      bytes: async (of: readonly number[] | undefined) => of?.length ?? -1,
    } as unknown as ArticlesServer;
    await new ArticlesHandler(server, network.connect()).run();
    const client = new ArticlesClient(network.connect());
    expect(await client.page("x")).toEqual([[], "x"]);
    expect(await client.find("x")).toEqual([null, false]);
    expect(await client.bytes()).toBe(-1);
    expect(await client.bytes([1 as never, 2 as never])).toBe(2);
  });

  test("fail with a class for a variable of an error", async () => {
    const network = createMemoryNetwork();
    const take = async (): Promise<never> => {
      throw new ErrSoldOut("no more");
    };
    await new StockHandler({ take }, network.connect()).run();
    const error = await new StockClient(network.connect()).take("1").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ErrSoldOut);
    expect(AutonatsError.from(error)).toMatchObject({ code: "RESOURCE_EXHAUSTED" });
  });
});
