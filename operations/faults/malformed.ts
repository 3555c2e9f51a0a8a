import { untilServed } from "../harness/src/served.js";
import { pause } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { countAtMost, failed, untrue } from "./figure.js";

const MALFORMED: readonly { readonly head?: string; readonly body: string }[] = [
  { body: "" },
  { body: "{" },
  { body: "\u0000\u0001\u00ff" },
  { body: "[".repeat(5000) },
  { head: "NATS/1.0\r\nAutonats-Timeout: -1\r\n\r\n", body: "{}" },
  { head: "NATS/1.0\r\n: no name\r\n\r\n", body: "{}" },
  { head: "NATS/9.9 what\r\n\r\n", body: "{}" },
  { head: `NATS/1.0\r\n${"a: b\r\n".repeat(2000)}\r\n`, body: "{}" },
];

/** Malformed requests come while calls come. */
export const malformed: Fault = {
  id: "F17",
  title: "500 malformed messages a second come beside calls",
  run: async ({ site, language, binary, isQuick }) => {
    const server = await site.server({ binary });
    const handler = await site.handler(language, server.url);
    const client = await site.client(language, server.url);
    await untilServed(client);
    const raw = await site.raw(server);
    const pace = client.pace(200, { name: "good" });
    for (let sent = 0; sent < (isQuick ? 1000 : 5000); sent += 10) {
      for (let each = 0; each < 10; each++) {
        const { head, body } = MALFORMED[(sent + each) % MALFORMED.length] as (typeof MALFORMED)[number];
        raw.publish("autonats.work.Run", body, { reply: "nobody", ...(head === undefined ? {} : { head }) });
      }
      await pause(20);
    }
    await raw.flush();
    await client.endLoads();
    const tally = await pace;
    return [
      failed("good calls", tally, 0),
      countAtMost("processes that ended", [handler, client].filter(({ exit }) => exit !== undefined).length, 0),
      untrue(site.judge(tally)),
    ];
  },
};
