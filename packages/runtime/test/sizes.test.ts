import { expect, test } from "vitest";
import { AutonatsError } from "../src/index.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { failureOf } from "./support/condition.js";
import { openConnection, startServer } from "./support/servers.js";
import { sampleItem, serveShop } from "./support/serving.js";
import { NotFound, ShopClient } from "./support/shop.js";

cleanUpAfterEach();

test("a request that is too large for the server is refused before it is sent, and breaks nothing", async () => {
  const server = await startServer({ maxPayload: 4096 });
  const connection = await openConnection(server);
  await serveShop({ buy: async (id) => id.length }, { connection });
  const client = new ShopClient(connection);
  const fits = 4096 - JSON.stringify({ id: "", count: 1 }).length;
  expect(await client.buy("x".repeat(fits), 1)).toBe(fits);
  const error = await failureOf(client.buy("x".repeat(fits + 1), 1));
  expect(error).toMatchObject({ code: "RESOURCE_EXHAUSTED", reason: "TOO_LARGE", outcome: "NOT_SENT" });
  // Headers count too.
  expect(await failureOf(client.buy("x".repeat(fits), 1, { timeoutMs: 999 }))).toMatchObject({ reason: "TOO_LARGE" });
  expect(await client.buy("x", 1)).toBe(1);
});

test("a result that is too large is answered by an error, and counts as one", async () => {
  const server = await startServer({ maxPayload: 4096 });
  const connection = await openConnection(server);
  await serveShop({ find: async (id) => ({ ...sampleItem(id), name: "x".repeat(5000) }) }, { connection });
  const client = new ShopClient(connection);
  const error = await failureOf(client.find("1"));
  expect(error).toMatchObject({ code: "RESOURCE_EXHAUSTED", reason: "TOO_LARGE", outcome: "FAILED" });
  expect(await client.buy("1", 1)).toBe(1);
});

test("an error that is too large is answered by a smaller one", async () => {
  const server = await startServer({ maxPayload: 4096 });
  const connection = await openConnection(server);
  const find = () => Promise.reject(new AutonatsError("NOT_FOUND", "x".repeat(9000)));
  await serveShop({ find }, { connection });
  expect(await failureOf(new ShopClient(connection).find("1"))).toMatchObject({
    code: "RESOURCE_EXHAUSTED",
    reason: "TOO_LARGE",
  });
});

test("bodies may be as large as the server takes, where it takes more than a mebibyte", async () => {
  const server = await startServer({ maxPayload: 4_000_000 });
  const connection = await openConnection(server);
  await serveShop({ find: async (id) => ({ ...sampleItem("1"), name: id }) }, { connection });
  const id = "x".repeat(3_000_000);
  expect((await new ShopClient(connection).find(id)).name).toBe(id);
});

test("so may those of declared errors", async () => {
  const server = await startServer({ maxPayload: 4_000_000 });
  const connection = await openConnection(server);
  await serveShop({ find: (id) => Promise.reject(new NotFound(id)) }, { connection });
  const id = "x".repeat(1_500_000);
  const error = await failureOf(new ShopClient(connection).find(id));
  expect(error).toBeInstanceOf(NotFound);
  expect((error as NotFound).id).toBe(id);
});
