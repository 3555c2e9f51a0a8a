import type { Fault } from "./fault.js";
import { countAtMost, timeAtMost } from "./figure.js";

const CALLS = 10_000;
const TIMEOUT_MS = 1000;

/** Ten thousand calls are under way to somebody who never answers. */
export const timeouts: Fault = {
  id: "F24",
  title: `${CALLS} calls time out at once`,
  run: async ({ site, language, binary }) => {
    const server = await site.server({ binary });
    const silent = await site.nats(server);
    silent.subscribe("autonats.work.Run");
    await silent.flush();
    const client = await site.client(language, server.url);
    const tally = await client.burst(CALLS, { name: "silence", timeoutMs: TIMEOUT_MS });
    const kinds = Object.keys(tally.failed).filter((kind) => kind.startsWith("DEADLINE_EXCEEDED/"));
    const timedOut = kinds.reduce((sum, kind) => sum + (tally.failed[kind]?.length ?? 0), 0);
    const last = Math.max(0, ...kinds.map((kind) => tally.failedIn[kind]?.max ?? 0));
    return [
      countAtMost("calls that ended in another way", CALLS - timedOut, 0),
      timeAtMost("until the last had ended, after its deadline", last - TIMEOUT_MS, 50),
    ];
  },
};
