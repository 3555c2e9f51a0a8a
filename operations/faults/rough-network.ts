import { untilServed } from "../harness/src/served.js";
import { pause } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { failed, timeAtMost, untrue } from "./figure.js";

const DELAY_MS = 200;
const JITTER_MS = 50;

/** Everything comes late, in pieces of a few bytes, and not equally late. */
export const roughNetwork: Fault = {
  id: "F5",
  title: `the network takes ${DELAY_MS} ± ${JITTER_MS} ms, and passes on a few bytes at a time`,
  run: async ({ site, language, binary, isQuick }) => {
    const server = await site.server({ binary });
    await site.handler(language, server.url);
    const passage = await site.passage(server);
    const client = await site.client(language, passage.url);
    await untilServed(client);
    passage.delay(DELAY_MS, JITTER_MS);
    passage.slice(3);
    const load = client.load(8, { name: "late", timeoutMs: 5000 });
    await pause(isQuick ? 3000 : 15_000);
    await client.endLoads();
    const tally = await load;
    return [
      failed("calls", tally, 0),
      timeAtMost("99 % of calls took", tally.took.p99, 2 * 2 * (DELAY_MS + JITTER_MS) + 20),
      untrue(site.judge(tally)),
    ];
  },
};
