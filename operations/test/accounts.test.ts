import { readFileSync } from "node:fs";
import type { NatsServer } from "@autonats/testing/nats-server";
import { describe, expect, test } from "vitest";
import { readBlocks } from "../../test/support/document.js";
import { languages } from "../harness/src/languages.js";
import type { Connecting } from "../harness/src/peer-commands.js";
import { Site } from "../harness/src/site.js";
import { captureSubjects } from "../harness/src/stream.js";
import { until } from "../harness/src/wait.js";

/** The page's own configuration, of the service that there is here. */
const page = readFileSync(new URL("../../docs/accounts.md", import.meta.url), "utf8");
const [block] = readBlocks(page.replaceAll("greeter", "work"), "The configuration");
const extraConfiguration = block?.text ?? "";

/** Who calls, and under which prefix. */
const callers = [
  { user: "services", prefix: "autonats" },
  { user: "shop", prefix: "autonats" },
  { user: "partner", prefix: "acme" },
];

describe.concurrent.each(languages)("the service of docs/accounts.md, served in %s", (language) => {
  test("is called from its own account and from others, with the settings that everybody has", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ extraConfiguration });
    await site.handler(language, as("services", server));
    const clients = languages.flatMap((other) => callers.map((caller) => ({ other, caller })));
    await Promise.all(
      clients.map(async ({ other, caller: { user, prefix } }) => {
        const client = await site.client(other, as(user, server));
        const text = `${other}-${user}`;
        expect(await client.call("Run", { text, prefix })).toEqual({ value: text });
        expect(await client.call("Touch", { text: `${text}-touched`, prefix })).toEqual({ value: null });
        expect((await client.call("Spoil", { text: `${text}-spoiled`, prefix })).error?.type).toBe("Spoiled");
        expect((await client.call("Fail", { text: "plain", prefix })).error?.code).toBe("INTERNAL");
        await client.call("Note", { text: `${text}-noted`, prefix });
        await until("the one-way call ran", () => site.runs().has(`${text}-noted`));
      }),
    );
    expect([...site.runs().values()].every((times) => times.length === 1)).toBe(true);
  });

  test("is called although a stream captures its subjects, if its export lets more than one reply pass", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ jetstream: true, extraConfiguration: withStreams(extraConfiguration) });
    await site.handler(language, as("services", server));
    await captureSubjects(await site.nats(server, as("services", server)), "CATCH", "autonats.>");
    for (const other of languages) {
      const client = await site.client(other, as("shop", server));
      expect(await client.call("Slip", { text: other })).toEqual({ value: { note: other } });
      expect((await client.burst(20, { name: `${other}-many` })).failed).toEqual({});
    }
  });

  test("does not publish where a request tells it to, in whose name ever it would", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ extraConfiguration });
    const handler = await site.handler(language, as("services", server));
    const caller = await site.raw(server, { user: "services", pass: "services-password" });
    const watcher = await site.raw(server, { user: "services", pass: "services-password" });
    const published: string[] = [];
    watcher.subscribe(">", ({ subject }) => {
      if (!subject.startsWith("autonats.work.") || subject.endsWith(".Note")) published.push(subject);
    });
    await watcher.flush();
    for (const reply of ["victim.topic", "_INBOX", "_R_", "_R_x.1", "_INBOXES.1", "_r_.1", "$JS.API.INFO", "_R_."]) {
      caller.publish("autonats.work.Run", '{"text":"deputy"}', { reply });
    }
    caller.publish("autonats.work.Run", '{"text":"deputy"}', { reply: "autonats.work.Note" });
    caller.publish("autonats.work.Run", '{"text":"fair"}', { reply: "_INBOX.fair.1" });
    await until("the fair request is answered", () => published.includes("_INBOX.fair.1"));
    await watcher.flush();
    expect(published).toEqual(["_INBOX.fair.1"]);
    expect([...site.runs().keys()]).toEqual(["fair"]);
    await until(
      "the log names what the subject began with",
      () => handler.log.includes("victim"),
      () => handler.log,
    );
    expect(handler.log).toMatch(/replyPrefix|WithReplyPrefix/u);
  });

  test("is nobody's, once it is gone", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ extraConfiguration });
    const handler = await site.handler(language, as("services", server));
    const client = await site.client(language, as("partner", server));
    expect(await client.call("Run", { text: "before", prefix: "acme" })).toEqual({ value: "before" });
    await handler.shutdown();
    expect((await client.call("Run", { text: "after", prefix: "acme" })).error).toMatchObject({
      code: "UNAVAILABLE",
      reason: "NO_RESPONDERS",
    });
  });
});

/** Switches JetStream on for the account of the service, and the setting that the page names for its export. */
function withStreams(configuration: string): string {
  return configuration
    .replace("SERVICES {", "SERVICES { jetstream: enabled")
    .replace('{ service: "autonats.work.>" }', '{ service: "autonats.work.>", response: stream }');
}

function as(user: string, server: NatsServer): Connecting & { readonly user: string } {
  return { servers: server.url, user, pass: `${user}-password` };
}
