import { untilServed } from "../harness/src/served.js";
import { pause, until } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { timeAtMost } from "./figure.js";
import { timed } from "./stopwatch.js";

const OURS = [{ user: "anna", password: "anna" }];
const OTHERS = [{ user: "bert", password: "bert" }];

/** The server takes the user of handler and client no more, for five seconds. */
export const credentials: Fault = {
  id: "F18",
  title: "the credential of handler and client is withdrawn for 5 s",
  run: async ({ site, language, binary, isQuick }) => {
    const server = await site.server({ binary, users: OURS });
    const connecting = { servers: server.url, user: "anna", pass: "anna" };
    await site.handler(language, connecting);
    const client = await site.client(language, connecting);
    await untilServed(client);
    await server.reload({ users: OTHERS });
    await until("calls fail", async () => (await client.call("Run", { timeoutMs: 500 })).error !== undefined);
    await pause(isQuick ? 2000 : 5000);
    await server.reload({ users: OURS });
    return [timeAtMost("from its return to the first success", await timed(() => untilServed(client)), 5000)];
  },
};
