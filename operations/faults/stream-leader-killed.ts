import { judge } from "../harness/src/audit.js";
import { keepMessages, leaderOf, readIds } from "../harness/src/stream.js";
import { pause } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { countAtMost, failed, timeAtMost } from "./figure.js";

const PUBLISHERS = 20;
/** What a publisher has at most, until a message counts as one that could not be stored. */
const PATIENCE_MS = 20_000;

/** Methods are not delivered through streams. A process may publish to some, though, over the connection that its clients and handlers have. */
export const streamLeaderKilled: Fault = {
  id: "F13",
  title: `the server that leads a stream, one of three, is killed while ${PUBLISHERS} publish to it over our connection`,
  note: "methods are not delivered through streams (`@nats:durable` is not built). What is measured is the connection that `connect` makes, over which a process publishes by the client library, again until the stream has confirmed a message, with an id.",
  run: async ({ site, language, binary, isQuick }) => {
    const cluster = await site.cluster({ binary, jetstream: true });
    const [first] = cluster.servers;
    if (first === undefined) throw new Error("bug: a cluster of no server");
    const nats = await site.nats(first);
    await keepMessages(nats, "trail", 3);
    const client = await site.client(language, cluster.urls.join(","));
    const load = client.load(PUBLISHERS, { name: "kept", method: "Publish", number: 100, timeoutMs: PATIENCE_MS });
    await pause(isQuick ? 1000 : 5000);
    const name = await leaderOf(nats, "trail");
    const leader = cluster.servers[Number(name.replace("node-", "")) - 1];
    await leader?.kill();
    await pause(2000);
    await leader?.start();
    await pause(isQuick ? 3000 : 20_000);
    await client.endLoads();
    const tally = await load;
    const ids = await readIds(await site.nats(first), "trail");
    const { lost, repeated } = judge([tally], ids);
    return [
      countAtMost("messages lost that the stream had confirmed", lost.length, 0),
      countAtMost("messages stored twice", repeated.length, 0),
      failed("messages", tally, 0),
      timeAtMost("until the last message was confirmed that had to wait", tally.took.max, 10_000),
    ];
  },
};
