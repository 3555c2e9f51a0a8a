import { expect, test } from "vitest";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { openConnection } from "./support/servers.js";
import { createShopHandler, type Item, ShopClient } from "./support/shop.js";

cleanUpAfterEach();

test("smoke", async () => {
  const connection = await openConnection();
  const item: Item = { id: "1", name: "tea", price: 2, tags: [] };
  const handler = createShopHandler(
    {
      find: async (id) => ({ ...item, id }),
      buy: async () => 1,
      list: async () => [item],
      clear: async () => undefined,
      view: () => undefined,
    },
    connection,
  );
  await handler.run();
  const client = new ShopClient(await openConnection());
  expect(await client.find("7")).toEqual({ ...item, id: "7" });
  await client.clear();
  await handler.shutdown();
  await expect(client.find("7")).rejects.toMatchObject({ code: "UNAVAILABLE", reason: "NO_RESPONDERS" });
});
