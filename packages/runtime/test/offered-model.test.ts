import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createHandler } from "../src/codegenv1.js";
import type { ServiceSchema } from "../src/schema.js";
import { cleanUpAfterEach, onCleanup } from "./support/cleanup.js";
import { openConnection } from "./support/servers.js";
import { serveShop, uniquePrefix } from "./support/serving.js";
import { shopService } from "./support/shop.js";

cleanUpAfterEach();

const schema: ServiceSchema = { format: 1, methods: [], types: {} };
const methods = {
  find: async () => null,
  buy: async () => 0,
  list: async () => [],
  clear: async () => undefined,
  view: () => undefined,
};

test("an instance gives its model to whoever asks, and says in INFO that it does", async () => {
  const prefix = uniquePrefix();
  const connection = await openConnection();
  const service = { ...shopService, schema: () => schema } as typeof shopService;
  const handler = createHandler(connection, service, methods as never, { prefix, instance: prefix, offerModel: true });
  onCleanup(() => handler.shutdown());
  await handler.run();
  const caller = await openConnection();
  const info = (await caller.request(`$SRV.INFO.Shop.${prefix}`)).json<{ metadata: Record<string, string> }>();
  expect(info.metadata["autonats-model"]).toBe("gzip");
  const ask = () => caller.request(`${prefix}.shop.v1.model.${prefix}`);
  const { data } = await ask();
  expect(JSON.parse(gunzipSync(data).toString())).toEqual({
    format: 1,
    name: "Shop",
    subject: "shop.v1",
    version: "1.2.0",
    description: "Sells things.",
    methods: [
      { name: "Find", timeoutMs: 5000, concurrency: 5, idempotent: true },
      { name: "Buy", timeoutMs: 2000, concurrency: 2, idempotent: false },
      { name: "List", timeoutMs: 5000, concurrency: 5, idempotent: false },
      { name: "Clear", timeoutMs: 5000, concurrency: 1, idempotent: false },
      { name: "View", timeoutMs: 5000, concurrency: 2, idempotent: false },
    ],
    schema,
  });
  const answers: string[] = [];
  caller.subscribe("_INBOX.many", { callback: (_error, { subject }) => void answers.push(subject) });
  for (let asked = 0; asked < 200; asked += 1)
    caller.publish(`${prefix}.shop.v1.model.${prefix}`, "", { reply: "_INBOX.many" });
  caller.publish(`${prefix}.shop.v1.model.${prefix}`, "", { reply: "elsewhere" });
  await caller.request(`$SRV.PING.Shop.${prefix}`);
  expect(answers.length).toBeLessThan(100);
});

test("an instance gives nothing unless it is told to", async () => {
  const prefix = uniquePrefix();
  const { handler } = await serveShop({}, { prefix });
  const caller = await openConnection();
  const info = (await caller.request(`$SRV.INFO.Shop.${handler.instance}`)).json<{
    metadata: Record<string, string>;
  }>();
  expect(info.metadata).not.toHaveProperty("autonats-model");
  await expect(caller.request(`${prefix}.shop.v1.model.${handler.instance}`)).rejects.toThrow(/no responders/i);
});

test("code of an earlier generator has no model to give", async () => {
  await expect(serveShop({}, { offerModel: true })).rejects.toThrow(
    "INVALID_ARGUMENT: offerModel: the generated code of Shop has no model; generate it again",
  );
});
