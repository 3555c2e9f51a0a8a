import { untilServed } from "../harness/src/served.js";
import { readDenied } from "../harness/src/service-api.js";
import { until } from "../harness/src/wait.js";
import type { Fault } from "./fault.js";
import { countAtMost, timeAtMost } from "./figure.js";
import { timed } from "./stopwatch.js";

/** A handler may not subscribe to one of its subjects any more. */
export const permission: Fault = {
  id: "F23",
  title: "a handler is denied one subject",
  run: async ({ site, language, binary }) => {
    const everything = { publish: { allow: [">"] }, subscribe: { allow: [">"] } };
    const anna = { user: "anna", password: "anna", ...everything };
    const bert = { user: "bert", password: "bert", ...everything };
    const server = await site.server({ binary, users: [anna, bert] });
    await site.handler(language, { servers: server.url, user: "anna", pass: "anna" }, { instance: "one" });
    const client = await site.client(language, { servers: server.url, user: "bert", pass: "bert" });
    const nats = await site.nats(server, { user: "bert", pass: "bert" });
    await untilServed(client);
    await server.reload({ users: [{ ...anna, subscribe: { deny: ["autonats.work.Run"] } }, bert] });
    const told = await timed(() => until("the instance says that it is denied", () => readDenied(nats, "one")));
    const { error } = await client.call("Run", { text: "denied" });
    const other = await client.call("Fetch", { text: "granted" });
    return [
      timeAtMost("until the instance said so", told, 1000),
      countAtMost("calls without an error that says so", error?.reason === "NO_RESPONDERS" ? 0 : 1, 0),
      countAtMost("calls of other methods failed", other.value === "granted" ? 0 : 1, 0),
    ];
  },
};
