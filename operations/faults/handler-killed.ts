import { untilServed } from "../harness/src/served.js";
import { pause } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { failed, untrue } from "./figure.js";

const PARALLEL = 8;

/** One of two handlers is killed under load. */
export const handlerKilled: Fault = {
  id: "F2",
  title: "one of two handlers is killed",
  run: async ({ site, language, binary }) => {
    const { url } = await site.server({ binary });
    const doomed = await site.handler(language, url);
    await site.handler(language, url);
    const client = await site.client(language, url);
    await untilServed(client);
    const once = client.load(PARALLEL, { name: "once" });
    const again = client.load(PARALLEL, { name: "again", method: "Fetch" });
    await pause(1000);
    await doomed.kill();
    await pause(1000);
    await client.endLoads();
    const [ones, agains] = [await once, await again];
    return [
      failed("calls", ones, PARALLEL),
      failed("calls of an idempotent method", agains, 0),
      untrue(site.judge(ones)),
      untrue(site.judge(agains), true),
    ];
  },
};
