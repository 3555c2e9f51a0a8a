import { untilServed } from "../harness/src/served.js";
import { until } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { timeAtMost } from "./figure.js";
import { since } from "./stopwatch.js";

/** What one client sends and is sent is lost, without anything being closed; the other servers of the cluster are fine. */
export const partition: Fault = {
  id: "F4",
  title: "the network loses everything between a client and its server, one of three",
  run: async ({ site, language, binary }) => {
    const { servers } = await site.cluster({ binary });
    const [near, other] = [servers[0], servers[1]];
    if (near === undefined || other === undefined) throw new Error("bug: a cluster of fewer than two servers");
    await site.handler(language, other.url);
    const passage = await site.passage(near);
    const client = await site.client(language, passage.url);
    await untilServed(client);
    passage.silence("up", "down");
    const silentAt = performance.now();
    await until("calls succeed by way of another server", async () => {
      const { value } = await client.call("Run", { text: "again", timeoutMs: 500 });
      return value === "again";
    });
    return [timeAtMost("until calls succeeded by way of another server", since(silentAt), 15_000)];
  },
};
