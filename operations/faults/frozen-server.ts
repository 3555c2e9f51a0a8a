import { untilServed } from "../harness/src/served.js";
import { until } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { countAtMost, timeAtMost } from "./figure.js";
import { since, timed } from "./stopwatch.js";

const CALLS = 10_000;
const BYTES = 16 * 1024;

/** A server takes nothing any more, while a client has 160 MiB to say. */
export const frozenServer: Fault = {
  id: "F7",
  title: "the server is suspended, and a client goes on calling",
  run: async ({ site, language, binary }) => {
    const server = await site.server({ binary });
    await site.handler(language, server.url);
    const client = await site.client(language, server.url);
    await untilServed(client);
    const before = client.memory;
    await server.freeze();
    const frozenAt = performance.now();
    const answers = await Promise.all(
      Array.from({ length: CALLS }, () => client.call("Consume", { number: BYTES, timeoutMs: 2000 })),
    );
    const grown = Math.max(0, Math.round((client.memory - before) / 1024 / 1024));
    const exhausted = answers.filter(({ error }) => error?.code === "RESOURCE_EXHAUSTED").length;
    const unsettled = answers.filter(({ error }) => error === undefined).length;
    await until("the client has left", async () => (await client.call("Run")).error?.outcome === "NOT_SENT");
    const left = since(frozenAt);
    server.thaw();
    const back = await timed(() => untilServed(client));
    return [
      { ...countAtMost("MiB that the client has grown by", grown, 64), isTimed: true },
      countAtMost("calls that were said to have succeeded", unsettled, 0),
      countAtMost("calls not refused for their size, though more than 16 MiB were waiting", exhausted > 0 ? 0 : 1, 0),
      timeAtMost("until the client took the connection for dead", left, 20_000),
      timeAtMost("until calls succeeded again", back, 5000),
    ];
  },
};
