import { connect } from "@autonats/runtime/node";
import type { NatsConnection } from "@nats-io/nats-core";
import { EVERYBODY, type Site, until } from "../harness/site.js";
import { StockClient, StockHandler } from "../service/shop.gen.js";
import { Stock } from "../typescript/stock.js";
import { type Times, timeToStatus } from "./times.js";

/** Measures how soon readiness follows something. */
export type Cause = (site: Site) => Promise<Times>;

/** What readiness follows, in the order in which a process goes through it: the last one ends it. */
export const causes: Readonly<Record<string, Cause>> = {
  "the server denies a subscription, and allows it again": async (site) => ({
    red: await timeToStatus(site, 503, () => site.server.reload({ users: [DENIED] })),
    green: await timeToStatus(site, 200, () => site.server.reload({ users: [EVERYBODY] })),
  }),
  "the server is killed, and is back": async (site) => ({
    red: await timeToStatus(site, 503, () => site.server.kill()),
    green: await timeToStatus(site, 200, () => site.server.start()),
  }),
  "calls begin to fail, until the handler leaves its group": fail,
  "the process is told to end, with a call under way": drain,
};

const DENIED = { ...EVERYBODY, subscribe: { deny: ["autonats.stock.Take"] } };

async function fail(site: Site): Promise<Times> {
  await using connection = await open(site);
  const nats = connection.nats;
  const others = ["other-1", "other-2"].map((instance) => new StockHandler(new Stock(), nats, { instance }));
  await Promise.all(others.map((other) => other.run()));
  const instance = await otherInstance(nats, others);
  const client = new StockClient(nats, { retry: { attempts: 1 } });
  const red = await timeToStatus(site, 503, async () => {
    for (let made = 0; made < 20; made += 1) await client.spill({ instance }).catch(() => undefined);
  });
  // It stays away for a while whatever happens.
  await until("it is back", async () => (await site.get("/readyz")).status === 200);
  await Promise.all(others.map((other) => other.shutdown()));
  return { red, green: undefined };
}

async function drain(site: Site): Promise<Times> {
  await using connection = await open(site);
  const controller = new AbortController();
  const options = { timeoutMs: 30_000, signal: controller.signal };
  const call = new StockClient(connection.nats).hang(options).catch(() => undefined);
  await until("it runs", async () => (await site.sum("autonats_server_call_active")) === 1);
  const red = await timeToStatus(site, 503, async () => site.peer.drain());
  controller.abort();
  await call;
  return { red, green: undefined };
}

async function open({ server }: Site): Promise<AsyncDisposable & { readonly nats: NatsConnection }> {
  const nats = await connect({ servers: server.url, user: EVERYBODY.user, pass: EVERYBODY.password });
  return { nats, [Symbol.asyncDispose]: () => nats.close() };
}

/** Returns the id of the instance that is not one of those. */
async function otherInstance(nats: NatsConnection, known: readonly StockHandler[]): Promise<string> {
  const answers: { readonly id: string }[] = [];
  for await (const answer of await nats.requestMany("$SRV.PING.Stock", "", { maxMessages: 3, maxWait: 10_000 }))
    answers.push(answer.json());
  return answers.find(({ id }) => known.every(({ instance }) => instance !== id))?.id ?? "";
}
