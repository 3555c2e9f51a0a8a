import { createChance } from "@autonats/testing";
import type { Tally } from "../harness/src/peer-commands.js";
import { type Resources, slopePerMinute } from "../harness/src/resources.js";
import { untilServed } from "../harness/src/served.js";
import { pause } from "../harness/src/wait.js";
import { disturbances, prepareGround } from "./disturbances.js";
import type { Fault } from "./fault.js";
import { countAtMost, type Figure, failuresOf, partAtLeast, untrue } from "./figure.js";

const PER_SECOND = 200;
const SEED = 1;
/** What a process may hold more than before: a connection may be in the middle of something. */
const ALLOWANCE = 3;
const MEBIBYTE = 2 ** 20;

/** What a process held after each part of the run. */
interface Sample extends Resources {
  readonly at: number;
}

/** Faults follow each other at random, and nothing may pile up. The group has instances of both languages. */
export const soak: Fault = {
  id: "F20",
  title: "faults at random follow each other, for 15 minutes in full or 2 minutes in short",
  run: async (scene) => {
    const { site, isQuick } = scene;
    const [parts, partMs] = isQuick ? [24, 5000] : [30, 30_000];
    const chance = createChance(SEED, "disturbances");
    const ground = await prepareGround(scene);
    const { client, steady } = ground;
    await untilServed(client);
    const samples = { client: [] as Sample[], handler: [] as Sample[] };
    const onces: Tally[] = [];
    const agains: Tally[] = [];
    for (let part = 0; part < parts; part++) {
      const endsAt = performance.now() + partMs;
      const common = { waits: true, timeoutMs: 5000 } as const;
      const once = client.pace(PER_SECOND, { name: `once${part}`, ...common });
      const again = client.pace(PER_SECOND, { name: `again${part}`, method: "Fetch", ...common });
      const disturb = disturbances[Math.floor(chance() * disturbances.length)];
      await disturb?.(ground);
      await pause(Math.max(0, endsAt - performance.now()));
      await client.endLoads();
      onces.push(await once);
      agains.push(await again);
      await untilServed(client);
      const at = performance.now();
      samples.client.push({ at, ...(await client.resources()) });
      samples.handler.push({ at, ...(await steady.resources()) });
    }
    return [
      succeeded("calls", onces),
      succeeded("calls of an idempotent method", agains),
      ...growth("the client", samples.client),
      ...growth("a handler", samples.handler),
      untrue(site.judge(...onces)),
      untrue(site.judge(...agains), true),
    ];
  },
};

function succeeded(what: string, tallies: readonly Tally[]): Figure {
  const [failed, calls] = [sum(tallies.map(failuresOf)), sum(tallies.map((tally) => tally.calls))];
  return partAtLeast(`${what} that succeeded`, 1 - failed / calls, 0.99);
}

/** The first quarter is left out: whatever is made once is made by then. */
function growth(who: string, samples: readonly Sample[]): readonly Figure[] {
  const settled = samples.slice(Math.floor(samples.length / 4));
  const slope = slopePerMinute(settled.map(({ at, heap }) => ({ at, value: heap / MEBIBYTE })));
  const rise = (of: (sample: Sample) => number): number => {
    const half = Math.floor(settled.length / 2);
    return Math.min(...settled.slice(half).map(of)) - Math.max(...settled.slice(0, half).map(of));
  };
  return [
    {
      what: `MiB a minute by which the heap of ${who} grows`,
      measured: slope.toFixed(2),
      wanted: "≤ 0.5",
      isMet: slope <= 0.5,
      isTimed: true,
    },
    countAtMost(
      `timers, listeners, sockets or goroutines that ${who} has more at the end`,
      Math.max(
        0,
        rise(({ active }) => active),
      ),
      ALLOWANCE,
    ),
    countAtMost(
      `files that ${who} has more at the end`,
      Math.max(
        0,
        rise(({ files }) => files),
      ),
      ALLOWANCE,
    ),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
