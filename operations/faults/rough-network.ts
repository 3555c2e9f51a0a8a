import { untilServed } from "../harness/src/served.js";
import { pause } from "../harness/src/wait.js";
import type { Fault, Scene } from "./fault.js";
import { countAtMost, type Figure, failed, timeAtMost, untrue } from "./figure.js";

const DELAY_MS = 200;
const JITTER_MS = 50;
const BYTES_PER_SECOND = 50_000;
const RESETS = 0.01;
const PARALLEL = 8;

/** Everything comes late, in pieces of a few bytes, and not equally late; then connections are reset too. */
export const roughNetwork: Fault = {
  id: "F5",
  title: `the network takes ${DELAY_MS} ± ${JITTER_MS} ms, passes on a few bytes at a time, 50 kB a second, and resets connections`,
  run: async (scene) => [...(await beLate(scene)), ...(await beReset(scene))],
};

async function beLate({ site, language, binary, isQuick }: Scene): Promise<readonly Figure[]> {
  const server = await site.server({ binary });
  await site.handler(language, server.url);
  const passage = await site.passage(server);
  const client = await site.client(language, passage.url);
  await untilServed(client);
  passage.delay(DELAY_MS, JITTER_MS);
  passage.slice(3);
  passage.limit(BYTES_PER_SECOND);
  const load = client.load(PARALLEL, { name: "late", timeoutMs: 5000 });
  await pause(isQuick ? 3000 : 15_000);
  await client.endLoads();
  const tally = await load;
  return [
    failed("calls", tally, 0),
    timeAtMost("99 % of calls took", tally.took.p99, 2 * 2 * (DELAY_MS + JITTER_MS) + 20),
    untrue(site.judge(tally)),
  ];
}

async function beReset({ site, language, binary, isQuick }: Scene): Promise<readonly Figure[]> {
  const server = await site.server({ binary });
  await site.handler(language, server.url);
  const passage = await site.passage(server);
  const client = await site.client(language, passage.url);
  await untilServed(client);
  passage.delay(DELAY_MS, JITTER_MS);
  passage.slice(3);
  passage.limit(BYTES_PER_SECOND);
  passage.reset(RESETS);
  const common = { waits: true, timeoutMs: 20_000 } as const;
  const once = client.load(PARALLEL, { name: "once", ...common });
  const again = client.load(PARALLEL, { name: "again", method: "Fetch", ...common });
  await pause(isQuick ? 5000 : 20_000);
  passage.mend();
  await client.endLoads();
  const [ones, agains] = [await once, await again];
  return [
    // As many as are under way may fail at each reset.
    failed(`calls, of which one in a hundred pieces met a reset (${passage.resets}),`, ones, PARALLEL * passage.resets),
    failed("calls of an idempotent method", agains, 0),
    countAtMost("connections lost otherwise", Math.max(0, passage.connections - 1 - passage.resets), 0),
    untrue(site.judge(ones)),
    untrue(site.judge(agains), true),
  ];
}
