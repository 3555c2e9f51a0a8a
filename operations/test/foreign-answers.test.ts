import type { NatsServer } from "@autonats/testing/nats-server";
import { describe, expect, test } from "vitest";
import { allAsSaid } from "../harness/src/audit.js";
import { languages, pairings } from "../harness/src/languages.js";
import type { Peer } from "../harness/src/peer.js";
import type { Answer } from "../harness/src/peer-commands.js";
import { Site } from "../harness/src/site.js";
import { captureSubjects } from "../harness/src/stream.js";

/** Every shape of a result, and what a handler gives for the text `a`. */
const results: Readonly<Record<string, unknown>> = {
  Run: "a",
  Touch: null,
  Slip: { note: "a" },
  Receipt: { id: "1", note: "a" },
  Anything: ["a"],
  Counts: { a: 1 },
};
const methods = [...Object.keys(results), "Spoil", "Consume"];

interface Stranger {
  /** What it replies with; what it was asked, where there is none. */
  readonly body?: string;
  readonly head?: string;
}

/** Who is no Autonats handler and replies all the same, by the prefix of the subjects that it listens to. */
const strangers: Readonly<Record<string, Stranger>> = {
  "plain-text": { body: "hello" },
  nothing: { body: "" },
  echo: {},
  null: { body: "null" },
  "json-object": { body: '{"ok":true}' },
  "json-text": { body: '"a"' },
  "json-array": { body: "[1]" },
  "json-number": { body: "7" },
  "blank-and-json": { body: ' {"a":1}' },
  "header-and-json": { body: '{"a":1}', head: "NATS/1.0\r\nContent-Type: application/json\r\n\r\n" },
  "another-status": { body: "{}", head: "NATS/1.0 200 fine\r\n\r\n" },
  "503-and-a-body": { body: '{"a":1}', head: "NATS/1.0 503\r\n\r\n" },
};

describe.concurrent.each(languages)("calls of %s that no handler serves", (language) => {
  test("do not succeed by what a stream says that captures their subjects, and say that it does", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ jetstream: true });
    await captureSubjects(await site.nats(server), "CATCH", "autonats.>");
    const client = await site.client(language, server.url);
    const answers = await callAll(client, methods);
    for (const [method, { value, error }] of answers) {
      expect([method, value]).toEqual([method, undefined]);
      expect(error).toMatchObject({
        code: "DEADLINE_EXCEEDED",
        reason: "FOREIGN_REPLY",
        outcome: "UNKNOWN_OUTCOME",
        message: expect.stringContaining(`a stream captures "autonats.work.${method}"`),
      });
    }
  });

  test("do not succeed by a stranger who replies, whatever it is, and say that somebody does", async () => {
    await using site = await Site.prepare();
    const server = await site.server();
    for (const [prefix, stranger] of Object.entries(strangers)) await answerAsStranger(site, server, prefix, stranger);
    const client = await site.client(language, server.url);
    const all = Object.keys(strangers).map(async (prefix) => [prefix, await callAll(client, methods, prefix)] as const);
    for (const [prefix, answers] of await Promise.all(all)) {
      for (const [method, { value, error }] of answers) {
        expect([prefix, method, value]).toEqual([prefix, method, undefined]);
        expect([prefix, method, error]).toMatchObject([
          prefix,
          method,
          {
            code: "DEADLINE_EXCEEDED",
            reason: "FOREIGN_REPLY",
            outcome: "UNKNOWN_OUTCOME",
            message: expect.stringContaining(`something else replied on "${prefix}.work.${method}"`),
          },
        ]);
      }
    }
  });
});

describe.concurrent.each(pairings)("calls from $client to $handler", ({ handler, client }) => {
  test("give the handler's results and declared errors although a stream captures their subjects", async () => {
    await using site = await Site.prepare();
    const server = await site.server({ jetstream: true });
    await captureSubjects(await site.nats(server), "CATCH", "autonats.>");
    await site.handler(handler, server.url);
    const calling = await site.client(client, server.url);
    await expectRealAnswers(calling);
    const tally = await calling.burst(50, { name: "many" });
    expect(tally.failed).toEqual({});
    expect(site.judge(tally)).toEqual(allAsSaid);
  });

  test("give the handler's results although a stranger replies first", async () => {
    await using site = await Site.prepare();
    const server = await site.server();
    for (const stranger of Object.values(strangers)) await answerAsStranger(site, server, "autonats", stranger);
    await site.handler(handler, server.url);
    await expectRealAnswers(await site.client(client, server.url));
  });
});

async function callAll(
  client: Peer,
  names: readonly string[],
  prefix?: string,
): Promise<readonly (readonly [string, Answer])[]> {
  const command = { text: "a", number: 1, timeoutMs: 1000, ...(prefix === undefined ? {} : { prefix }) };
  return Promise.all(names.map(async (method) => [method, await client.call(method, command)] as const));
}

async function expectRealAnswers(client: Peer): Promise<void> {
  for (const [method, value] of Object.entries(results)) {
    expect([method, await client.call(method, { text: "a" })]).toEqual([method, { value }]);
  }
  expect((await client.call("Spoil", { text: "it" })).error).toEqual({ type: "Spoiled", message: "spoiled: it" });
}

/** Replies to every request of the service, from a connection that does nothing else. */
async function answerAsStranger(site: Site, server: NatsServer, prefix: string, { body, head = "" }: Stranger) {
  const connection = await site.raw(server);
  connection.subscribe(`${prefix}.work.*`, (message) => {
    if (message.reply !== "") connection.publish(message.reply, body ?? message.body, { head });
  });
  await connection.flush();
}
