import { beganTooLate } from "../harness/src/audit.js";
import type { Tally, Times } from "../harness/src/peer-commands.js";
import { untilServed } from "../harness/src/served.js";
import { pause } from "../harness/src/wait.js";
import type { Fault, Scene } from "./fault.js";
import { countAtMost, type Figure, failed, failuresOf, partAtLeast, partAtMost, timeAtMost, untrue } from "./figure.js";

/** Milliseconds that a call takes; five run at once. */
const WORK_MS = 10;

/** More calls come than one handler can serve: twice as many, and ten times as many. */
export const overload: Fault = {
  id: "F21",
  title: "twice, and ten times, as many calls come as there is capacity for",
  run: async (scene) => [...(await overloadBy(2, "twice", scene)), ...(await overloadBy(10, "ten times", scene))],
};

async function overloadBy(
  factor: number,
  name: string,
  { site, language, binary, isQuick }: Scene,
): Promise<readonly Figure[]> {
  const { url } = await site.server({ binary });
  const handler = await site.handler(language, url, { isMeasured: true });
  const client = await site.client(language, url);
  await untilServed(client);
  const seconds = isQuick ? 3 : 30;
  const work = { method: "Wait", number: WORK_MS } as const;
  // As many as run and wait: the slots are never empty.
  const full = client.load(10, { name: `full-${factor}`, ...work });
  await pause(3000);
  await client.endLoads();
  const capacity = succeeded(await full) / 3;
  const over = client.pace(factor * capacity, { name: `over-${factor}`, attempts: 1, timeoutMs: 1000, ...work });
  await pause(seconds * 1000);
  await client.endLoads();
  const overloaded = await over;
  await pause(2000);
  const half = client.pace(capacity / 2, { name: `half-${factor}`, ...work });
  await pause(2000);
  await client.endLoads();
  const recovered = await half;
  const { atOnce, count, waited } = await handler.refusals();
  return [
    partAtLeast(`${name}: of the capacity was used`, succeeded(overloaded) / seconds / capacity, 0.9),
    partAtLeast("of the calls that were refused had not waited before", count / Math.max(1, count + waited), 0.99),
    timeAtMost("99 % of those were refused, from when the handler had them, within", atOnce.p99, 5),
    timeAtMost("99 % of all refusals were with their callers after", refusedIn(overloaded).p99, 50),
    countAtMost(
      "calls that began to run after their callers had given up",
      beganTooLate(overloaded, site.runs()).length,
      0,
    ),
    failed("calls two seconds later, at half the capacity,", recovered, 0),
    untrue(site.judge(overloaded, recovered)),
  ];
}

/** As many calls come, at random, as one handler can just serve; then two handlers are there. */
export const burstsAtRandom: Fault = {
  id: "F22",
  title: "400 calls a second come at random, for five slots of 10 ms",
  run: async (scene) => [...(await randomCalls(scene, 1)), ...(await randomCalls(scene, 2))],
};

async function randomCalls({ site, language, binary, isQuick }: Scene, handlers: number): Promise<readonly Figure[]> {
  const { url } = await site.server({ binary });
  for (let handler = 0; handler < handlers; handler++) await site.handler(language, url);
  const client = await site.client(language, url);
  await untilServed(client);
  const attempts = handlers === 1 ? { attempts: 1 } : {};
  const pace = client.pace(400, { name: `random${handlers}`, method: "Wait", number: WORK_MS, ...attempts });
  await pause(isQuick ? 2000 : 10_000);
  await client.endLoads();
  const tally = await pace;
  if (handlers > 1) {
    // A machine that is slow enough has less capacity than calls come.
    return [{ ...failed("calls to two handlers, with retries,", tally, 0), isTimed: true }, untrue(site.judge(tally))];
  }
  return [
    partAtMost("refused by one handler, without retries", failuresOf(tally) / tally.calls, 0.02),
    untrue(site.judge(tally)),
  ];
}

function refusedIn({ failedIn }: Tally): Times {
  const [, times] = Object.entries(failedIn).find(([kind]) => kind.includes("BUSY")) ?? [];
  return times ?? { p50: 0, p99: 0, max: 0 };
}

function succeeded(tally: Tally): number {
  return tally.calls - failuresOf(tally);
}
