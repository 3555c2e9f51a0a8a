import { fileURLToPath } from "node:url";
import { connect } from "@autonats/runtime/node";
import { expect, test } from "vitest";
import { UserClient, UserHandler } from "../../../../test/earlier-code/typescript/users.gen.js";
import { type NewUser, UserNotFound } from "../../../../test/earlier-code/typescript/users.js";
import { granularities } from "../src/options.js";
import { readInterfaces, startWith } from "./permissions-of.js";

const root = fileURLToPath(new URL("../../../../test/earlier-code/typescript", import.meta.url));

test.each(granularities)("clients call handlers with the permissions of their roles: %s", async (granularity) => {
  const model = await readInterfaces(root, "users.ts");
  const [service] = model.services;
  const name = [service?.name, ...(service?.subject.split(".").slice(1) ?? [])].join(".");
  await using running = await startWith(model, { granularity, inboxPrefix: "_INBOX.shop.web" });
  const { url } = running.server;
  const serving = await connect({ servers: url, user: `${name}.handler`, pass: "p" });
  const calling = await connect({ servers: url, user: `${name}.client`, pass: "p", inboxPrefix: "_INBOX.shop.web" });
  let release: () => void = () => undefined;
  const cancelled = new Promise<void>((resolve) => {
    release = resolve;
  });
  const accounts = {
    register: async (user: NewUser) => ({ ...user, id: "1", since: new Date(0) }),
    getById: async (id: string, call: { readonly signal: AbortSignal }) => {
      if (id !== "slow") throw new UserNotFound(id);
      await new Promise((resolve) => call.signal.addEventListener("abort", resolve));
      release();
      throw new UserNotFound(id);
    },
  };
  const handler = new UserHandler(accounts, serving, { instance: "i1" });
  await handler.run();
  const client = new UserClient(calling);
  const user: NewUser = { name: "Ann", age: 30, address: { street: "Lane 1", city: "Ulm", postcode: "89073" } };
  expect(await client.register(user)).toMatchObject({ name: "Ann", id: "1" });
  expect(await client.register(user, { instance: "i1" })).toMatchObject({ id: "1" });
  await expect(client.getById("2")).rejects.toEqual(new UserNotFound("2"));
  const abort = new AbortController();
  const call = client.getById("slow", { signal: abort.signal });
  expect(await client.register(user)).toMatchObject({ id: "1" });
  abort.abort();
  await expect(call).rejects.toMatchObject({ code: "CANCELLED" });
  await cancelled;
  await handler.shutdown();
  await Promise.all([serving.close(), calling.close()]);
});
