import { judge } from "../harness/src/audit.js";
import { untilServed } from "../harness/src/served.js";
import { keepMessages, readIds } from "../harness/src/stream.js";
import { pause } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { countAtMost, failed, timeAtMost, untrue } from "./figure.js";
import { timed } from "./stopwatch.js";

const PARALLEL = 8;

/** All three servers are killed at once, while calls are made and messages are published to a stream. */
export const clusterKilled: Fault = {
  id: "F14",
  title: "all three servers are killed at once, and are back after 2 s",
  note: "messages are published as in F13. What a server has confirmed outlives its process, as the system still has it to write; it does not outlive a power cut, unless the server is told to sync each message.",
  run: async ({ site, language, binary, isQuick }) => {
    const cluster = await site.cluster({ binary, jetstream: true });
    const [first, second] = cluster.servers;
    if (first === undefined || second === undefined) throw new Error("bug: a cluster of fewer than two servers");
    await keepMessages(await site.nats(first), "trail", 3);
    await site.handler(language, second.url);
    const client = await site.client(language, cluster.urls.join(","));
    await untilServed(client);
    const common = { waits: true, timeoutMs: 30_000, pauseMs: 1 } as const;
    const once = client.load(PARALLEL, { name: "once", ...common });
    const again = client.load(PARALLEL, { name: "again", method: "Fetch", ...common });
    const kept = client.load(4, { name: "kept", method: "Publish", number: 100, timeoutMs: 30_000 });
    await pause(isQuick ? 1000 : 5000);
    await Promise.all(cluster.servers.map((server) => server.kill()));
    await pause(2000);
    await Promise.all(cluster.servers.map((server) => server.start()));
    const back = await timed(() => untilServed(client, { timeoutMs: 500 }));
    await pause(isQuick ? 3000 : 10_000);
    await client.endLoads();
    const [ones, agains, messages] = [await once, await again, await kept];
    const { lost, repeated } = judge([messages], await readIds(await site.nats(first), "trail"));
    return [
      timeAtMost("from the servers' start to the first success", back, 2000),
      failed("calls that wait for a connection", ones, PARALLEL),
      failed("calls of an idempotent method", agains, 0),
      untrue(site.judge(ones)),
      untrue(site.judge(agains), true),
      countAtMost("messages lost that the stream had confirmed", lost.length, 0),
      countAtMost("messages stored twice", repeated.length, 0),
    ];
  },
};
