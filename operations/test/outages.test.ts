import { describe, expect, test } from "vitest";
import { allAsSaid, countFailures } from "../harness/src/audit.js";
import { pairings } from "../harness/src/languages.js";
import { untilServed } from "../harness/src/served.js";
import { Site } from "../harness/src/site.js";
import { until } from "../harness/src/wait.js";

const users = [{ user: "anna", password: "anna" }];
const nobody = [{ user: "bert", password: "bert" }];

describe.concurrent.each(pairings)(
  "a $client client and a $handler handler, when their server",
  ({ handler, client }) => {
    test("is killed and comes back, serve on, and calls that wait for it succeed", async () => {
      await using site = await Site.prepare();
      const server = await site.server();
      await site.handler(handler, server.url);
      const calling = await site.client(client, server.url);
      const load = calling.load(4, { name: "load", pauseMs: 2, timeoutMs: 20_000 });
      await untilServed(calling);
      await server.kill();
      await until("calls are not sent", async () => (await calling.call("Run")).error?.outcome === "NOT_SENT");
      const waiting = calling.burst(50, { name: "waiting", waits: true, timeoutMs: 30_000 });
      await server.start();
      const waited = await waiting;
      await untilServed(calling);
      await calling.endLoads();
      const tally = await load;
      expect(Object.keys(countFailures([tally])).filter((kind) => !kind.startsWith("UNAVAILABLE/"))).toEqual([]);
      expect(Object.keys(waited.failed).filter((kind) => !kind.endsWith("/NOT_DELIVERED"))).toEqual([]);
      expect(site.judge(tally, waited)).toEqual(allAsSaid);
    });

    test("takes their user no more for a while, are back without being started again", async () => {
      await using site = await Site.prepare();
      const server = await site.server({ users });
      const connecting = { servers: server.url, user: "anna", pass: "anna" };
      await site.handler(handler, connecting);
      const calling = await site.client(client, connecting);
      await untilServed(calling);
      await server.reload({ users: nobody });
      await until("calls fail", async () => (await calling.call("Run", { timeoutMs: 500 })).error !== undefined);
      // Some attempts to connect are refused meanwhile, which no client library may take for the end.
      const refused = () => server.log.split("authentication error").length - 1;
      const before = refused();
      await until("both have been refused", () => refused() >= before + 4);
      await server.reload({ users });
      await untilServed(calling);
    });
  },
);
