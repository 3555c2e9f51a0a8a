import { MsgImpl } from "@nats-io/nats-core/internal";
import { describe, expect, test, vi } from "vitest";
import { type Connection, linkOf } from "../../src/link/connection.js";
import type { Message } from "../../src/link/message.js";
import { cleanUpAfterEach, onCleanup } from "../support/cleanup.js";
import { until } from "../support/condition.js";
import { poisonHeaders, RawPeer } from "../support/raw-peer.js";
import { openConnection, sharedServer, startServer } from "../support/servers.js";
import { serveShop, uniquePrefix } from "../support/serving.js";

cleanUpAfterEach();

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

const textOf = (bytes: Uint8Array = new Uint8Array(0)): string => Buffer.from(bytes).toString("latin1");

describe("the link of a NATS connection", () => {
  test("gives heads as they came, and never asks the library to read them", async () => {
    const read = vi.spyOn(MsgImpl.prototype, "headers", "get");
    onCleanup(() => read.mockRestore());
    const server = await sharedServer();
    const link = linkOf(await openConnection(server));
    const subject = uniquePrefix();
    const messages: Message[] = [];
    link.subscribe(subject, undefined, (message) => messages.push(message));
    await link.confirm();
    const peer = await RawPeer.open(server, () => undefined);
    for (const head of poisonHeaders) peer.publish(subject, head, "body", "reply");
    link.publish(subject, "", undefined, latin1("body"));
    await until("all have come", () => messages.length === poisonHeaders.length + 1);
    const heads = messages.flatMap(({ head }) => (head === undefined ? [] : [textOf(head)]));
    expect(heads).toEqual(poisonHeaders);
    for (const { body } of messages) expect(textOf(body)).toBe("body");
    expect(new Set(messages.map(({ reply }) => reply))).toEqual(new Set(["reply", ""]));
    expect(read).not.toHaveBeenCalled();
  });

  test("sends heads as they are", async () => {
    const link = linkOf(await openConnection());
    const subject = uniquePrefix();
    const messages: Message[] = [];
    link.subscribe(subject, undefined, (message) => messages.push(message));
    const head = latin1("NATS/1.0\r\nName: a\r\n\r\n");
    link.publish(subject, "reply", head, latin1("1"));
    link.publish(subject, "", head, latin1("2"));
    await link.confirm();
    expect(messages.map((message) => [message.reply, textOf(message.head)])).toEqual([
      ["reply", textOf(head)],
      ["", textOf(head)],
    ]);
  });

  test("goes on when a receiver throws", async () => {
    const link = linkOf(await openConnection());
    const subject = uniquePrefix();
    const texts: string[] = [];
    link.subscribe(subject, undefined, ({ body }) => {
      texts.push(textOf(body));
      throw new Error("of the receiver");
    });
    link.publish(subject, "", undefined, latin1("1"));
    await link.confirm();
    link.publish(subject, "", undefined, latin1("2"));
    await link.confirm();
    expect(texts).toEqual(["1", "2"]);
  });

  test("goes on when somebody who listens throws", async () => {
    const server = await startServer();
    const link = linkOf(await openConnection(server));
    let ups = 0;
    link.listen({
      onUp: () => {
        throw new Error("of the listener");
      },
    });
    link.listen({
      onUp: () => {
        ups += 1;
      },
    });
    for (let round = 1; round <= 2; round += 1) {
      await link.leave();
      await until("it is up again", () => ups === round);
    }
  });

  test("is the same for all who ask for it, and nothing else is a connection", async () => {
    const connection = await openConnection();
    expect(linkOf(connection)).toBe(linkOf(connection));
    expect(linkOf(linkOf(connection))).toBe(linkOf(connection));
    for (const other of [undefined, null, {}, { publish: () => undefined }]) {
      expect(() => linkOf(other as unknown as Connection)).toThrow("the connection must be");
    }
  });

  test("says so when the library has not the parts that are used of it", () => {
    const stranger = { publish: () => undefined, status: () => undefined, closed: () => undefined, protocol: {} };
    expect(() => linkOf(stranger as unknown as Connection)).toThrow("FAILED_PRECONDITION: this version of");
  });

  test("says why the connection was closed for good, and takes nothing more", async () => {
    const server = await startServer();
    const connection = await openConnection(server, { maxReconnectAttempts: 2, reconnectDelayHandler: () => 10 });
    const link = linkOf(connection);
    const reasons: unknown[] = [];
    link.listen({ onClosed: (reason) => reasons.push(reason) });
    await server.kill();
    await until("it is closed", () => reasons.length > 0);
    expect(reasons).toEqual([expect.any(Error)]);
    expect(link.state).toBe("closed");
    expect(() => link.publish("a", "", undefined, latin1(""))).toThrow("closed");
    expect(() => link.subscribe("a", undefined, () => undefined)).toThrow("closed");
    await expect(link.confirm()).rejects.toThrow("down");
  });
});

test("a request and a reply with a hundred thousand header names are read once", async () => {
  const read = vi.spyOn(MsgImpl.prototype, "headers", "get");
  onCleanup(() => read.mockRestore());
  const server = await sharedServer();
  const prefix = uniquePrefix();
  await serveShop({}, { prefix });
  const names = Array.from({ length: 100_000 }, (_, index) => `${index.toString(36)}:\r\n`).join("");
  let answers = 0;
  const peer = await RawPeer.open(server, () => {
    answers += 1;
  });
  peer.subscribe("_INBOX.raw", "1");
  peer.publish(`${prefix}.shop.v1.Clear`, `NATS/1.0\r\n${names}\r\n`, "", "_INBOX.raw");
  await until("it is answered", () => answers === 1);
  expect(read).not.toHaveBeenCalled();
});
