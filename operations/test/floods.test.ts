import { describe, expect, test } from "vitest";
import { countWhile } from "../harness/src/count-while.js";
import { languages } from "../harness/src/languages.js";
import { Site } from "../harness/src/site.js";

/** As much of a message's megabyte as the server lets be. */
const MEGABYTE = 1024 * 1024 - 1024;

interface Flood {
  readonly head?: string;
  readonly body?: string;
}

/** Heads that are dear to read for who looks each name up in those before it, or goes over the bytes more than once. */
const heads: Readonly<Record<string, Flood>> = {
  "150,000 names": { head: fill("NATS/1.0\r\n", (index) => `${index.toString(36)}:\r\n`, "\r\n") },
  "one name 170,000 times": { head: fill("NATS/1.0\r\n", () => "name:\r\n", "\r\n") },
  "our name in other cases": {
    head: fill("NATS/1.0\r\n", (index) => `${mixCase("autonats-timeout", index)}: 1\r\n`, "\r\n"),
  },
  "one long name": { head: fill("NATS/1.0\r\n", () => "n", ": 1\r\n\r\n") },
  "one long value": { head: fill("NATS/1.0\r\nname: ", () => "v", "\r\n\r\n") },
  "blanks before a value": { head: fill("NATS/1.0\r\nname:", () => " ", "1\r\n\r\n") },
  "blanks in a value": { head: fill("NATS/1.0\r\nname:1", () => " ", "1\r\n\r\n") },
  "many features": { head: fill("NATS/1.0\r\nAutonats-Require: ", () => "a,", "a\r\n\r\n") },
  "no line's end": { head: fill("NATS/1.0\r\n", () => "x:\r", "\r\n\r\n") },
};

/** The same of bodies. */
const bodies: Readonly<Record<string, Flood>> = {
  "100,000 keys": { body: fill("{", (index) => `"${index.toString(36)}":0,`, '"text":"a"}') },
  "one key 100,000 times": { body: fill("{", () => '"key":0,', '"text":"a"}') },
  "escaped keys": { body: fill("{", (index) => `"\\u0061${index.toString(36)}":0,`, '"text":"a"}') },
  "500,000 elements": { body: fill('{"other":[', () => "0,", '0],"text":"a"}') },
  "lists in lists": { body: fill('{"other":', () => "[", "") },
  "records in records": { body: fill("", () => '{"a":', "") },
  "a long number": { body: fill('{"other":', () => "9", ',"text":"a"}') },
  "escapes in a text": { body: fill('{"text":"', () => "\\u00e4", '"}') },
  "half a text": { body: fill('{"text":"', () => "\\\\", "") },
  blanks: { body: fill("", () => " ", '{"text":"a"}') },
};

/** What a handler, or who pretends to be one, may reply with. */
const failures: Readonly<Record<string, Flood>> = {
  "an error with a long message": { body: fill('{"code":"NOT_FOUND","message":"', () => "m", '"}') },
  "an error with data of 500,000 elements": {
    body: fill('{"code":"UNKNOWN","message":"m","type":"Spoiled","data":{"what":[', () => "0,", "0]}}"),
  },
  "an error of lists in lists": { body: fill('{"code":"NOT_FOUND","message":', () => "[", "") },
};

/**
 * While the process reads the message, others do what they always do: a call of theirs takes some hundred microseconds. So many of them may pass
 * as do in a few hundredths of a second, or for a body of as many keys as there is room for, which JSON.parse alone takes a tenth for, in a few
 * tenths; the client library of Go takes long for as many names. What is read in the square of its length takes as long as tens of thousands.
 */
const FEW = { head: 1500, body: 2000 };

/** A message is sent so often; what the machine does besides cannot hold up all of them. */
const TIMES = 2;

describe.concurrent.each(languages)("a megabyte of anything stops no %s", (language) => {
  test("handler", async () => {
    await using site = await Site.prepare();
    const server = await site.server();
    const handler = await site.handler(language, server.url, { prefix: "flooded" });
    const other = await site.handler(language, server.url, { prefix: "other" });
    const raw = await site.raw(server);
    const nats = await site.nats(server);
    const call = (prefix: string) => nats.request(`${prefix}.work.Run`, '{"text":"a"}', { timeout: 60_000 });
    await call("other");
    for (const [what, { head = "", body = "{}" }] of Object.entries({ ...heads, ...bodies })) {
      const counts: number[] = [];
      for (let time = 0; time < TIMES; time++) {
        raw.publish("flooded.work.Run", body, { reply: "_INBOX.nobody.1", head });
        raw.publish("flooded.work.cancel", body, { head });
        await raw.flush();
        counts.push(await countWhile(call("flooded"), () => call("other")));
      }
      expect(Math.min(...counts), what).toBeLessThan(head === "" ? FEW.body : FEW.head);
    }
    expect([handler.exit, other.exit]).toEqual([undefined, undefined]);
  });

  test("client", async () => {
    await using site = await Site.prepare();
    const server = await site.server();
    const raw = await site.raw(server);
    const client = await site.client(language, server.url);
    const other = await site.client(language, server.url);
    await site.handler(language, server.url);
    let flood: Flood = {};
    raw.subscribe("flooded.work.*", ({ reply }) => {
      const { head = "", body = '"a"' } = flood;
      raw.publish(reply, `\t${body}`, { head });
    });
    raw.subscribe("failing.work.*", ({ reply }) => {
      raw.publish(reply, flood.body ?? "", { head: "NATS/1.0\r\nNats-Service-Error-Code: 404\r\n\r\n" });
    });
    await raw.flush();
    const all = [
      ...Object.entries({ ...heads, ...bodies }).map(([what, which]) => ["flooded", what, which] as const),
      ...Object.entries(failures).map(([what, which]) => ["failing", what, which] as const),
    ];
    for (const [prefix, what, which] of all) {
      flood = which;
      const counts: number[] = [];
      for (let time = 0; time < TIMES; time++) {
        const flooded = client.call("Anything", { prefix, timeoutMs: 1000 });
        counts.push(await countWhile(flooded, () => other.call("Run", { text: "a" })));
      }
      expect(Math.min(...counts), what).toBeLessThan(which.head === undefined ? FEW.body : FEW.head);
    }
    expect(await client.call("Run", { text: "a" })).toEqual({ value: "a" });
  });
});

/** Puts as many parts between a beginning and an end as there is room for. */
function fill(beginning: string, part: (index: number) => string, end: string): string {
  const parts = [beginning];
  let size = beginning.length + end.length;
  for (let index = 0; ; index++) {
    const next = part(index);
    size += next.length;
    if (size > MEGABYTE) return `${parts.join("")}${end}`;
    parts.push(next);
  }
}

/** Writes the letters whose bits are set in capitals. */
function mixCase(text: string, bits: number): string {
  return [...text].map((letter, index) => ((bits >> index) & 1 ? letter.toUpperCase() : letter)).join("");
}
