import { createChance, createMemoryNetwork, installVirtualTime, type MemoryLink } from "@autonats/testing";
import { expect, test } from "vitest";
import { codeOf } from "../../src/errors/judge-error.js";
import { createShopHandler, ShopClient } from "../support/shop.js";

const INSTANCES = 6;
const SLOTS = 8;
const LONG_QUEUE = 10_000;
const MEAN_MS = 20;
const CLIENTS = 3;
const DEADLINE_MS = 1000;
const LOAD = 0.8;
/** The first seconds are left out: nobody knows anybody. */
const BEGIN_MS = 1000;
const FAULT_AT_MS = 2000;
const END_MS = 6000;

/** What has become of the calls that were made after the fault. */
interface Result {
  readonly made: number;
  readonly failed: number;
  /** Those of them to which no reply came in time. */
  readonly unanswered: number;
  /** Milliseconds, of those that have succeeded, in order. */
  readonly took: readonly number[];
  /** Calls that each instance has started. */
  readonly starts: readonly number[];
}

interface Scenario {
  readonly balance: boolean;
  readonly seed: number;
  /** Calls that may wait for a slot. */
  readonly queue?: number;
  /** How much longer the first instance takes. */
  readonly factor?: number;
  readonly fault?: (first: MemoryLink) => void;
}

/** Lets clients call six instances in virtual time, as often as they can serve four of five calls. */
async function play({ balance, seed, queue = SLOTS, factor = 1, fault = () => undefined }: Scenario): Promise<Result> {
  const time = installVirtualTime({ seed });
  try {
    const network = createMemoryNetwork({ seed });
    network.faults({ delay: { minMs: 0.2, maxMs: 0.6 } });
    const chance = createChance(seed, "calls");
    const starts = Array.from({ length: INSTANCES }, () => 0);
    const links = starts.map(() => network.connect());
    const handlers = links.map((link, index) => {
      const buy = async (_id: string, count: number): Promise<number> => {
        starts[index] = (starts[index] ?? 0) + 1;
        const ms = -Math.log(1 - chance()) * MEAN_MS * (index === 0 ? factor : 1);
        await new Promise((resolve) => setTimeout(resolve, ms));
        return count;
      };
      const limits = { concurrency: SLOTS, queue };
      return createShopHandler({ buy } as never, link, { limits, log: () => undefined, instance: `i${index}` });
    });
    for (const handler of handlers) await time.until(handler.run());
    const begin = performance.now();
    const took: number[] = [];
    let [made, failed, unanswered] = [0, 0, 0];
    const perSecond = (LOAD * SLOTS * (INSTANCES - 1 + 1 / factor) * 1000) / MEAN_MS / CLIENTS;
    for (let count = 0; count < CLIENTS; count += 1) {
      const client = new ShopClient(network.connect(), { balance, retry: {}, log: () => undefined });
      const next = (): void => {
        const at = performance.now();
        if (at - begin > END_MS) return;
        const counts = at - begin > BEGIN_MS;
        made += counts ? 1 : 0;
        client.buy("1", 1, { timeoutMs: DEADLINE_MS }).then(
          () => void (counts && took.push(performance.now() - at)),
          (error: unknown) => {
            if (!counts) return;
            failed += 1;
            if (codeOf(error) === "DEADLINE_EXCEEDED") unanswered += 1;
          },
        );
        setTimeout(next, (-Math.log(1 - chance()) * 1000) / perSecond);
      };
      next();
    }
    setTimeout(() => fault(links[0] as MemoryLink), FAULT_AT_MS);
    await time.advance(END_MS + 2 * DEADLINE_MS);
    return { made, failed, unanswered, took: took.sort((one, other) => one - other), starts };
  } finally {
    time.uninstall();
  }
}

function percentile({ took }: Result, share: number): number {
  return took[Math.floor(took.length * share)] ?? 0;
}

const seed = Number(process.env["AUTONATS_SEED"] ?? 1);

test("one of six instances is five times slower", { timeout: 120_000 }, async () => {
  const balanced = await play({ seed, balance: true, factor: 5, queue: LONG_QUEUE });
  const plain = await play({ seed, balance: false, factor: 5, queue: LONG_QUEUE });
  expect(balanced.failed / balanced.made).toBeLessThan(0.001);
  expect(percentile(balanced, 0.99)).toBeLessThan(percentile(plain, 0.99) / 2);
});

test("one of six instances is killed", { timeout: 120_000 }, async () => {
  const { failed, unanswered, made } = await play({ seed, balance: true, fault: (first) => first.kill() });
  // What is in it is lost, and no other call. The others have as much to do as they can.
  expect(unanswered).toBeLessThanOrEqual(2 * SLOTS);
  expect(failed / made).toBeLessThan(0.02);
});

test("one of six instances is frozen", { timeout: 120_000 }, async () => {
  const balanced = await play({ seed, balance: true, fault: (first) => first.freeze() });
  const plain = await play({ seed, balance: false, fault: (first) => first.freeze() });
  expect(balanced.unanswered).toBeLessThan(plain.unanswered / 10);
  expect(balanced.failed / balanced.made).toBeLessThan(0.02);
});
