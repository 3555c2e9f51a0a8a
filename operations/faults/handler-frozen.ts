import { beganTooLate } from "../harness/src/audit.js";
import { untilServed } from "../harness/src/served.js";
import { pause } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { countAtMost, failed, partAtLeast, untrue } from "./figure.js";

const PARALLEL = 8;
/** So many failures in a row open the breaker of the instance. */
const IN_A_ROW = 5;
/** The breaker is open for 4 to 6 s at first, and twice as long after that: so often the instance is tried out meanwhile. */
const PROBES = 1;

/** One of three handlers is suspended, and goes on ten seconds later. */
export const handlerFrozen: Fault = {
  id: "F3",
  title: "one of three handlers is suspended for 10 s",
  run: async ({ site, language, binary, isQuick }) => {
    const { url } = await site.server({ binary });
    const [frozen] = [
      await site.handler(language, url),
      await site.handler(language, url),
      await site.handler(language, url),
    ];
    const client = await site.client(language, url);
    await untilServed(client);
    const once = client.load(PARALLEL, { name: "once", pauseMs: 1, timeoutMs: 1000 });
    const again = client.load(PARALLEL, { name: "again", pauseMs: 1, timeoutMs: 2000, method: "Fetch" });
    await pause(500);
    frozen.signal("SIGSTOP");
    await pause(isQuick ? 3000 : 10_000);
    frozen.signal("SIGCONT");
    await pause(1000);
    await client.endLoads();
    const [ones, agains] = [await once, await again];
    return [
      failed("calls", ones, PARALLEL + IN_A_ROW + PROBES),
      failed("calls of an idempotent method", agains, 0),
      partAtLeast("calls that succeeded", 1 - Object.values(ones.failed).flat().length / ones.calls, 0.99),
      countAtMost(
        "calls that began to run after their callers had given up",
        beganTooLate(ones, site.runs()).length,
        0,
      ),
      untrue(site.judge(ones)),
      untrue(site.judge(agains), true),
    ];
  },
};
