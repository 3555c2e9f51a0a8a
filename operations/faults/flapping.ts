import type { NatsServer } from "@autonats/testing/nats-server";
import { untilServed } from "../harness/src/served.js";
import { pause } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { countAtMost, failed, untrue } from "./figure.js";

/** All slots of the handler are taken, and free again, every few milliseconds. */
const WORK_MS = 5;
const PER_SECOND = 900;

/** A handler has as much to do as it can, so that it is full and has room again all the time. Its subscriptions have nothing to do with that. */
export const flapping: Fault = {
  id: "F11",
  title: `a handler is full, and has room again, every ${WORK_MS} ms`,
  run: async ({ site, language, binary, isQuick }) => {
    const server = await site.server({ binary });
    await site.handler(language, server.url);
    const client = await site.client(language, server.url);
    await untilServed(client);
    const work = { method: "Wait", number: WORK_MS } as const;
    // Whatever is subscribed to at the first call of a method is by then.
    await client.burst(50, { name: "first", ...work });
    const before = await countChanges(server);
    const pace = client.pace(PER_SECOND, { name: "flap", ...work });
    await pause(isQuick ? 3000 : 20_000);
    await client.endLoads();
    const tally = await pace;
    const changes = (await countChanges(server)) - before;
    const silent = Object.entries(tally.failed).flatMap(([kind, texts]) => (kind.includes("BUSY") ? [] : texts));
    return [
      countAtMost("subscriptions that were begun or ended meanwhile", changes, 0),
      countAtMost(`calls neither served nor refused as BUSY, of ${tally.calls}`, silent.length, 0),
      // A machine that is slow enough has less capacity than calls come.
      { ...failed("calls", tally, Math.ceil(tally.calls * 0.02)), isTimed: true },
      untrue(site.judge(tally)),
    ];
  },
};

async function countChanges(server: NatsServer): Promise<number> {
  const page = (await server.readMonitoring("subsz")) as { readonly num_inserts: number; readonly num_removes: number };
  return page.num_inserts + page.num_removes;
}
