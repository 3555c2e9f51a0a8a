import { describe, expect, test } from "vitest";
import { languages } from "../harness/src/languages.js";
import type { Peer } from "../harness/src/peer.js";
import { untilServed } from "../harness/src/served.js";
import { Site } from "../harness/src/site.js";

/**
 * Somebody lowers `max_payload` and reloads. The server tells nobody, and cuts off who sends more than it takes now. Whoever it was learns the limit
 * when it connects again.
 */
const lowered = 4000;
const tooLarge = 8000;

describe.concurrent.each(languages)("max_payload lowered under a %s process", (language) => {
  test("takes one call from a handler whose result is too large, and no more than that", async () => {
    await using site = await Site.prepare();
    const server = await site.server();
    const handler = await site.handler(language, server.url);
    const clients = [await site.client("typescript", server.url), await site.client("go", server.url)];
    await server.reload({ maxPayload: lowered });
    const { error } = await clientOf(clients).call("Produce", { number: tooLarge, timeoutMs: 1000 });
    expect(error).toMatchObject({ code: "DEADLINE_EXCEEDED", outcome: "UNKNOWN_OUTCOME" });
    for (const client of clients) await untilServed(client);
    for (const client of clients) {
      expect((await client.call("Produce", { number: tooLarge })).error).toMatchObject({
        code: "RESOURCE_EXHAUSTED",
        reason: "TOO_LARGE",
      });
      expect(await client.call("Produce", { number: 1000 })).toEqual({ value: 1000 });
    }
    expect(handler.log).toMatch(/larger than/u);
  });

  test("takes one call from a client whose request is too large, and no more than that", async () => {
    await using site = await Site.prepare();
    const server = await site.server();
    for (const other of languages) await site.handler(other, server.url);
    const client = await site.client(language, server.url);
    expect(await client.call("Run", { text: "before" })).toEqual({ value: "before" });
    await server.reload({ maxPayload: lowered });
    const { error } = await client.call("Consume", { number: tooLarge });
    expect(error).toMatchObject({ code: "UNAVAILABLE", reason: "DISCONNECTED", outcome: "UNKNOWN_OUTCOME" });
    await untilServed(client);
    expect((await client.call("Consume", { number: tooLarge })).error).toMatchObject({
      code: "RESOURCE_EXHAUSTED",
      reason: "TOO_LARGE",
      outcome: "NOT_SENT",
    });
    expect(await client.call("Consume", { number: 1000 })).toEqual({ value: 1000 });
  });

  test("does not break what is done by calls that wait for the connection", async () => {
    await using site = await Site.prepare();
    const server = await site.server();
    await site.handler(language === "go" ? "typescript" : "go", server.url);
    const client = await site.client(language, server.url);
    await server.reload({ maxPayload: lowered });
    await client.call("Consume", { number: tooLarge, waits: true });
    expect(await client.call("Run", { text: "after", waits: true })).toEqual({ value: "after" });
  });
});

function clientOf(clients: readonly Peer[]): Peer {
  const [client] = clients;
  if (client === undefined) throw new Error("no client");
  return client;
}
