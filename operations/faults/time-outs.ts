import type { Fault } from "./fault.js";
import { countAtMost, timeAtMost } from "./figure.js";

const CALLS = 10_000;
const TIMEOUT_MS = 1000;

/** Ten thousand calls are under way to somebody who never answers. */
export const timeOuts: Fault = {
  id: "F24",
  title: `${CALLS} calls time out at once`,
  run: async ({ site, language, binary }) => {
    const server = await site.server({ binary });
    const silent = await site.nats(server);
    silent.subscribe("autonats.work.Run");
    await silent.flush();
    const client = await site.client(language, server.url);
    const tally = await client.burst(CALLS, { name: "silence", timeoutMs: TIMEOUT_MS });
    const timedOut = tally.failedIn["DEADLINE_EXCEEDED//UNKNOWN_OUTCOME"];
    const count = tally.failed["DEADLINE_EXCEEDED//UNKNOWN_OUTCOME"]?.length ?? 0;
    return [
      countAtMost("calls that ended in another way", CALLS - count, 0),
      timeAtMost("until the last had ended, after its deadline", (timedOut?.max ?? 0) - TIMEOUT_MS, 50),
    ];
  },
};
