import { untilServed } from "../harness/src/served.js";
import { pause, until } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { countAtMost, failed, timeAtMost, untrue } from "./figure.js";
import { since, timed } from "./stopwatch.js";

/** The only server is killed, and started again two seconds later. */
export const serverKilled: Fault = {
  id: "F1",
  title: "the only server is killed, and is back after 2 s",
  run: async ({ site, language, binary }) => {
    const server = await site.server({ binary });
    await site.handler(language, server.url);
    const client = await site.client(language, server.url);
    await untilServed(client);
    const long = client.call("Wait", { text: "long", number: 30_000, timeoutMs: 60_000 });
    await until("the long call runs", () => site.runs().has("long"));
    const killedAt = performance.now();
    await server.kill();
    const { error } = await long;
    const inFlight = since(killedAt);
    await until("calls are not sent", async () => (await client.call("Run")).error?.outcome === "NOT_SENT");
    const refusal = await timed(() => client.call("Run"));
    const waiting = client.burst(50, { name: "waiting", waits: true, timeoutMs: 20_000 });
    await pause(2000);
    await server.start();
    const back = await timed(() => untilServed(client));
    const waited = await waiting;
    return [
      countAtMost(
        "calls under way that did not end as UNKNOWN_OUTCOME",
        error?.outcome === "UNKNOWN_OUTCOME" ? 0 : 1,
        0,
      ),
      timeAtMost("until a call under way failed", inFlight, 100),
      timeAtMost("until a call was refused meanwhile, as NOT_SENT", refusal, 5),
      failed("calls that waited for a connection", waited, 0),
      timeAtMost("from the server's start to the first success", back, 500),
      untrue(site.judge(waited)),
    ];
  },
};
