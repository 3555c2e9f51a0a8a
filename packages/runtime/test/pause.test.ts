import fc from "fast-check";
import { expect, test } from "vitest";
import { PauseWatch } from "../src/connection/pause-watch.js";
import { cleanUpAfterEach } from "./support/cleanup.js";
import { until } from "./support/condition.js";
import { RawPeer } from "./support/raw-peer.js";
import { openConnection, startServer } from "./support/servers.js";
import { sampleItem, serveShop } from "./support/serving.js";

cleanUpAfterEach();

/** Lets nothing else run in this process, as if it were suspended. */
function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test("a request that has waited in a process that was suspended has less time left, or none", async () => {
  const server = await startServer();
  const found: string[] = [];
  await serveShop(
    {
      find: async (id) => {
        found.push(id);
        return sampleItem(id);
      },
    },
    { connection: await openConnection(server) },
  );
  const replies: string[] = [];
  const peer = await RawPeer.open(server, ({ subject }) => void replies.push(subject));
  peer.subscribe("_INBOX.raw.*", "1");
  const ask = (id: string, timeoutMs: number): void => {
    const head = `NATS/1.0\r\nAutonats-Timeout: ${timeoutMs}\r\n\r\n`;
    peer.publish("autonats.shop.v1.Find", head, JSON.stringify({ id }), `_INBOX.raw.${id}`);
  };
  ask("before", 20_000);
  await until("it is answered", () => replies.length === 1);
  ask("expired", 700);
  ask("intime", 20_000);
  block(1200);
  await until("both are answered", () => replies.length === 3);
  ask("after", 20_000);
  await until("it is answered", () => replies.length === 4);
  expect(found).toEqual(["before", "intime", "after"]);
});

const step = fc.tuple(fc.constantFrom("see", "look", "end"), fc.constantFrom(0, 1, 250, 400, 501, 9000));

test("whatever is seen when, nothing is taken to have come later than now, or before what a round trip has brought", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let now = 0;
      const watch = new PauseWatch(now);
      let asked: { readonly round: number; readonly at: number } | undefined;
      let readTo = 0;
      for (const [kind, passed] of steps) {
        now += passed;
        if (kind === "end") {
          if (asked !== undefined) {
            watch.end(asked.round);
            readTo = asked.at;
          }
          asked = undefined;
        } else if (kind === "see" ? watch.see(now) : watch.look(now)) {
          asked = { round: watch.round, at: now };
        }
        expect(watch.cameAt(now)).toBeLessThanOrEqual(now);
        expect(watch.cameAt(now)).toBeGreaterThanOrEqual(readTo);
      }
    }),
  );
});

test("nothing is taken to have waited while the process is at work", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500)), (pauses) => {
      let now = 0;
      const watch = new PauseWatch(now);
      for (const passed of pauses) {
        now += passed;
        expect(watch.look(now)).toBe(false);
        expect(watch.cameAt(now)).toBe(now);
        watch.see(now);
      }
    }),
  );
});
