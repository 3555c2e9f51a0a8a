import { setTimeout as pause } from "node:timers/promises";
import { connect } from "@autonats/runtime/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPeers } from "../harness/build.js";
import { EVERYBODY, Site, until } from "../harness/site.js";
import { StockClient } from "../service/shop.gen.js";

/** How long the load of a load step lasts. */
const LOAD_SECONDS = Number(process.env["AUTONATS_LOAD_SECONDS"] ?? 1);

/** What is refused is not made again. */
const ONE_ATTEMPT = { retry: { attempts: 1 }, throttle: false };

beforeAll(buildPeers);

describe.each(["typescript", "go"] as const)("in %s", (language) => {
  let here: Site;

  beforeAll(async () => {
    here = await Site.start(language);
  });

  afterAll(() => here.stop());

  test("the demand rises beyond the capacity with what is refused", async () => {
    const connection = await connect({ servers: here.server.url, user: EVERYBODY.user, pass: EVERYBODY.password });
    const client = new StockClient(connection, ONE_ATTEMPT);
    const controller = new AbortController();
    const { signal } = controller;
    const hang = (timeoutMs: number): Promise<unknown> => client.hang({ timeoutMs, signal }).catch(() => undefined);
    const method = { rpc_method: "Stock/Hang" };
    const demand = (): Promise<number> => here.sum("autonats_server_demand");
    expect(await demand()).toBe(0);
    // So that it is known how long a call takes.
    await hang(300);
    await until("nothing runs", async () => (await here.sum("autonats_server_call_active")) === 0);
    const ends = [hang(30_000), hang(30_000)];
    await until("one runs and one waits", async () => (await here.sum("autonats_server_queue_size", method)) === 1);
    await Promise.all(Array.from({ length: 50 }, () => hang(30_000)));
    const capacity = await here.sum("autonats_server_capacity");
    expect(capacity).toBe(16);
    expect(await here.sum("autonats_server_capacity_available")).toBe(capacity - 1);
    expect(await here.sum("autonats_server_concurrency_utilization_ratio", method)).toBe(1);
    expect(await here.sum("autonats_server_call_rejected_total", { ...method, autonats_error_reason: "BUSY" })).toBe(
      50,
    );
    // One runs, one waits, and five a second would take 0.3 s each.
    expect(await demand()).toBeGreaterThan(2.5);
    const [stats] = await statsOf(connection);
    expect(stats).toBeGreaterThan(2.5);
    controller.abort();
    await Promise.all(ends);
    await connection.close();
  });

  test(
    "under a load step, demand rises beyond the slots and falls back, and capacity adds up at every scrape",
    async () => {
      const connection = await connect({ servers: here.server.url, user: EVERYBODY.user, pass: EVERYBODY.password });
      const client = new StockClient(connection, ONE_ATTEMPT);
      const end = performance.now() + LOAD_SECONDS * 1000;
      // One runs, one waits, and the others are refused, each with a new call at once.
      const loops = Array.from({ length: 6 }, async () => {
        while (performance.now() < end) {
          await client.hang({ timeoutMs: 100 }).catch(() => undefined);
          await pause(10);
        }
      });
      let highest = 0;
      let scrapes = 0;
      for (let demand = 1; performance.now() < end || demand > 0; scrapes += 1) {
        const families = await here.families();
        const total = (name: string): number =>
          (families.get(name)?.samples ?? []).reduce((sum, { value }) => sum + value, 0);
        const capacity = total("autonats_server_capacity");
        expect(capacity).toBe(16);
        expect(total("autonats_server_capacity_available") + total("autonats_server_call_active")).toBe(capacity);
        demand = total("autonats_server_demand");
        highest = Math.max(highest, demand);
        await pause(100);
      }
      await Promise.all(loops);
      await connection.close();
      // The method has one slot.
      expect(highest).toBeGreaterThan(2);
      expect(scrapes).toBeGreaterThan(LOAD_SECONDS);
    },
    (LOAD_SECONDS + 60) * 1000,
  );
});

/** The demand of `Hang` in the answers to `STATS`. */
async function statsOf(connection: Awaited<ReturnType<typeof connect>>): Promise<readonly number[]> {
  const answer = await connection.request("$SRV.STATS.Stock", "", { timeout: 5000 });
  const { endpoints } = answer.json<{ endpoints: { name: string; data: { demand: number } }[] }>();
  return endpoints.filter(({ name }) => name === "Hang").map(({ data }) => data.demand);
}
