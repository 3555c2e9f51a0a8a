import { describe, expect, test } from "vitest";
import { allAsSaid } from "../harness/src/audit.js";
import { languages } from "../harness/src/languages.js";
import type { Passage } from "../harness/src/passage.js";
import { untilServed } from "../harness/src/served.js";
import { Site } from "../harness/src/site.js";
import { until } from "../harness/src/wait.js";

/** Milliseconds. The pings of the client library would come too late: what is broken has to be found by something else. */
const pingInterval = 600_000;

/** What can happen to the bytes of a connection for a while, and ends again. */
const faults: Readonly<Record<string, (passage: Passage) => void>> = {
  "is garbled on its way to the server": (passage) => passage.garble("up"),
  "is garbled on its way from the server": (passage) => passage.garble("down"),
  "is garbled both ways": (passage) => passage.garble("up", "down"),
  "is cut": (passage) => passage.cut(),
};

describe.concurrent.each(languages)("the link of a %s process", (language) => {
  test.each(Object.keys(faults))("that %s is replaced, if a handler's", async (fault) => {
    await using site = await Site.prepare();
    const server = await site.server();
    const passage = await site.passage(server);
    await site.handler(language, { servers: passage.url, pingInterval });
    const client = await site.client("go", server.url);
    await untilServed(client);
    const load = client.load(4, { name: "load", pauseMs: 2, timeoutMs: 500 });
    await disturb(passage, fault);
    await untilServed(client);
    await client.endLoads();
    expect(site.judge(await load)).toEqual(allAsSaid);
  });

  test.each(Object.keys(faults))("that %s is replaced, if a client's", async (fault) => {
    await using site = await Site.prepare();
    const server = await site.server();
    const passage = await site.passage(server);
    await site.handler("typescript", server.url);
    const client = await site.client(language, { servers: passage.url, pingInterval });
    await untilServed(client);
    const load = client.load(4, { name: "load", pauseMs: 2, timeoutMs: 500 });
    await disturb(passage, fault);
    await untilServed(client);
    await client.endLoads();
    expect(site.judge(await load)).toEqual(allAsSaid);
  });

  test("that is silent is replaced, if a handler's that has something to send", async () => {
    await using site = await Site.prepare();
    const server = await site.server();
    const passage = await site.passage(server);
    await site.handler(language, { servers: passage.url, pingInterval });
    const client = await site.client("go", server.url);
    await untilServed(client);
    const waiting = client.call("Wait", { text: "while silent", number: 300, timeoutMs: 20_000 });
    await until("the call runs", () => site.runs().has("while silent"));
    passage.silence("up", "down");
    await until("another connection is tried", () => passage.connections > 1);
    passage.mend();
    await waiting;
    await untilServed(client);
  });

  test("that is down while the handler shuts down does not cost an answer", async () => {
    await using site = await Site.prepare();
    const server = await site.server();
    const passage = await site.passage(server);
    const handler = await site.handler(language, { servers: passage.url, pingInterval });
    const client = await site.client("typescript", server.url);
    const waiting = client.call("Wait", { text: "kept", number: 500, timeoutMs: 20_000 });
    await until("the call runs", () => site.runs().has("kept"));
    passage.cut();
    const down = handler.shutdown();
    await new Promise((resolve) => setTimeout(resolve, 800));
    passage.mend();
    expect(await waiting).toEqual({ value: "kept" });
    await down;
  });
});

/** Does it until the connection is another one, or has been for a while as it is; the fault then ends. */
async function disturb(passage: Passage, fault: string): Promise<void> {
  faults[fault]?.(passage);
  await new Promise((resolve) => setTimeout(resolve, 150));
  passage.mend();
}
