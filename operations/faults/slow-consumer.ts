import { untilServed } from "../harness/src/served.js";
import { pause, until } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { countAtMost, timeAtMost } from "./figure.js";
import { timed } from "./stopwatch.js";

/** A handler reads nothing for three seconds, and the server holds at most a mebibyte for it. */
export const slowConsumer: Fault = {
  id: "F6",
  title: "a handler reads nothing for 3 s, and the server cuts it off",
  run: async ({ site, language, binary }) => {
    const server = await site.server({ binary, maxPending: 1024 * 1024, writeDeadlineMs: 1000 });
    const handler = await site.handler(language, server.url);
    const client = await site.client(language, server.url);
    await untilServed(client);
    const before = handler.memory;
    handler.signal("SIGSTOP");
    const flood = Promise.all(
      Array.from({ length: 400 }, () => client.call("Consume", { number: 64 * 1024, timeoutMs: 2000 })),
    );
    await until("the server has cut it off", () => server.log.includes("Slow Consumer"));
    await flood;
    await pause(1000);
    handler.signal("SIGCONT");
    const back = await timed(() => untilServed(client));
    await pause(2000);
    const grown = Math.max(0, Math.round((handler.memory - before) / 1024 / 1024));
    return [
      timeAtMost("until calls succeeded again", back, 1000),
      { ...countAtMost("MiB that the handler has grown by", grown, 32), isTimed: true },
    ];
  },
};
