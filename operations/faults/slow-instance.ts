import type { Tally } from "../harness/src/peer-commands.js";
import { untilServed } from "../harness/src/served.js";
import { pause } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { type Figure, failuresOf, partAtLeast, partAtMost, untrue } from "./figure.js";

const HANDLERS = 6;
const SLOTS = 5;
const SLOWNESS = 5;
/** Milliseconds that a call takes. */
const WORK_MS = 20;
/** Four of five calls that the instances can serve in a second. */
const PER_SECOND = (0.8 * SLOTS * (HANDLERS - 1 + 1 / SLOWNESS) * 1000) / WORK_MS;

/** One of six instances takes five times as long as the others. The same calls are made by the queue group, to compare. */
export const slowInstance: Fault = {
  id: "F25",
  title: "one of six instances is five times slower, at 80 % of what they can do",
  run: async (scene) => {
    const { site, language, binary } = scene;
    const { url } = await site.server({ binary });
    for (let place = 0; place < HANDLERS; place++) {
      await site.handler(language, url, place === 0 ? { slowness: SLOWNESS } : {});
    }
    const client = await site.client(language, url);
    await untilServed(client);
    const measure = async (name: string, isPlain: boolean): Promise<Tally> => {
      const command = { method: "Wait", number: WORK_MS, isPlain } as const;
      // The first second is left out: nobody knows anybody.
      const first = client.pace(PER_SECOND, { name: `${name}-start`, ...command });
      await pause(1000);
      await client.endLoads();
      await first;
      const pace = client.pace(PER_SECOND, { name, ...command });
      await pause(scene.isQuick ? 3000 : 20_000);
      await client.endLoads();
      return pace;
    };
    const chosen = await measure("chosen", false);
    const plain = await measure("plain", true);
    return [...compare(chosen, plain), untrue(site.judge(chosen, plain))];
  },
};

function compare(chosen: Tally, plain: Tally): readonly Figure[] {
  return [
    partAtLeast("calls that succeeded", succeeded(chosen), 0.999),
    partAtMost(
      `of what 99 % of calls take by the queue group (${Math.round(plain.took.p99)} ms, and ${(100 * succeeded(plain)).toFixed(1)} % succeed)`,
      chosen.took.p99 / plain.took.p99,
      0.5,
    ),
  ];
}

function succeeded(tally: Tally): number {
  return 1 - failuresOf(tally) / tally.calls;
}
