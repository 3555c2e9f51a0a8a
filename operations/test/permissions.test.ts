import type { NatsServer, NatsUser } from "@autonats/testing/nats-server";
import type { NatsConnection } from "@nats-io/nats-core";
import { describe, expect, test } from "vitest";
import { languages } from "../harness/src/languages.js";
import type { Peer } from "../harness/src/peer.js";
import { untilServed } from "../harness/src/served.js";
import { readDenied, readStats } from "../harness/src/service-api.js";
import { Site } from "../harness/src/site.js";
import { until } from "../harness/src/wait.js";

/** Permissions that deny too much are pushed, and taken back by a second push. */
describe.concurrent.each(languages)("permissions that are denied and granted again to a %s process", (language) => {
  test("leave a handler serving, and it says meanwhile that it is denied", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ users: users() });
    const handler = await site.handler(language, as("handler", server), { instance: "one" });
    const clients: Peer[] = [];
    for (const other of languages) clients.push(await site.client(other, as("client", server)));
    const nats = await site.nats(server, { user: "client", pass: "client" });
    for (const client of clients) await untilServed(client);
    expect(await readDenied(nats, "one")).toBe(undefined);

    await server.reload({ users: users({ handler: { subscribe: { deny: ["autonats.>"] } } }) });
    const denied = await until("the instance says that it is denied", () => readDenied(nats, "one"));
    expect(denied.split(",")).toEqual(expect.arrayContaining(["Run", "Note", "at", "cancel"]));
    expect(await isDeafOnAll(nats)).toBe(true);
    for (const client of clients) {
      expect((await client.call("Run", { text: "meanwhile" })).error).toMatchObject({ reason: "NO_RESPONDERS" });
    }

    await server.reload({ users: users() });
    for (const client of clients) await untilServed(client);
    await until("the instance is not denied", async () => (await readDenied(nats, "one")) === undefined);
    expect(await isDeafOnAll(nats)).toBe(false);
    expect(handler.exit).toBe(undefined);
  });

  test("leave a handler serving that is denied one method, and the others are served meanwhile", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ users: users() });
    await site.handler(language, as("handler", server), { instance: "one" });
    const client = await site.client(language, as("client", server));
    const nats = await site.nats(server, { user: "client", pass: "client" });
    await server.reload({ users: users({ handler: { subscribe: { deny: ["autonats.work.Run"] } } }) });
    expect(await until("the instance says that it is denied", () => readDenied(nats, "one"))).toBe("Run");
    expect((await client.call("Run", { text: "denied" })).error).toMatchObject({ reason: "NO_RESPONDERS" });
    expect(await client.call("RunNow", { text: "granted" })).toEqual({ value: "granted" });
    await server.reload({ users: users() });
    await untilServed(client);
  });

  test("leave a client calling whose inbox was denied", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ users: users() });
    await site.handler("go", as("handler", server));
    const client = await site.client(language, as("client", server));
    await untilServed(client);
    await server.reload({ users: users({ client: { subscribe: { deny: ["_INBOX.>"] } } }) });
    await until("calls are denied", async () => {
      const { error } = await client.call("Run", { text: "denied", timeoutMs: 500 });
      return error?.code === "PERMISSION_DENIED";
    });
    await server.reload({ users: users() });
    await untilServed(client);
  });

  test("leave a client calling that was denied to publish", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ users: users() });
    await site.handler("typescript", as("handler", server));
    const client = await site.client(language, as("client", server));
    await untilServed(client);
    await server.reload({ users: users({ client: { publish: { deny: ["autonats.>"] } } }) });
    expect((await client.call("Run", { text: "denied" })).error).toMatchObject({ code: "PERMISSION_DENIED" });
    await server.reload({ users: users() });
    await untilServed(client);
  });

  test("leave a handler answering that was denied to publish its answers", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ users: users() });
    const handler = await site.handler(language, as("handler", server));
    const client = await site.client(language, as("client", server));
    await untilServed(client);
    await server.reload({ users: users({ handler: { publish: { deny: ["_INBOX.>"] } } }) });
    expect((await client.call("Run", { text: "denied", timeoutMs: 500 })).error).toMatchObject({
      code: "DEADLINE_EXCEEDED",
    });
    await until("the handler's log says so", () => handler.log.includes("_INBOX."));
    await server.reload({ users: users() });
    await untilServed(client);
  });
});

type Rights = Pick<NatsUser, "publish" | "subscribe">;

function users(rights: { readonly handler?: Rights; readonly client?: Rights } = {}): readonly NatsUser[] {
  const everything: Rights = { publish: { allow: [">"] }, subscribe: { allow: [">"] } };
  return (["handler", "client"] as const).map((user) => ({ user, password: user, ...everything, ...rights[user] }));
}

function as(
  user: string,
  server: NatsServer,
): { readonly servers: string; readonly user: string; readonly pass: string } {
  return { servers: server.url, user, pass: user };
}

/** Reports whether each endpoint of the instance says that it is denied; fails when they differ. */
async function isDeafOnAll(nats: NatsConnection): Promise<boolean> {
  const stats = await readStats(nats, "one");
  const [first, ...others] = new Set(stats.endpoints.map(({ data }) => data?.denied));
  expect(others).toEqual([]);
  return first ?? false;
}
