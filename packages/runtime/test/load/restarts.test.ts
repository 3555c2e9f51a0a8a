import type { NatsServer } from "@autonats/testing/nats-server";
import { expect, test } from "vitest";
import { type Codec, createCaller, decodeString, encodeString, type UnaryMethod } from "../../src/codegenv1.js";
import { cleanUpAfterEach } from "../support/cleanup.js";
import { until } from "../support/condition.js";
import { openConnection, startServer } from "../support/servers.js";
import { HandlerProcess } from "./handler-process.js";
import { callSteadily } from "./steady-calls.js";

cleanUpAfterEach();

const request: Codec<{ readonly id: string }> = {
  encode: (value) => value,
  decode: (value) => value as { id: string },
};
const echo: UnaryMethod<{ readonly id: string }, string> = {
  kind: "unary",
  name: "Echo",
  // This shows that no call is lost, so neither limit nor deadline may end a call on a slow machine.
  timeoutMs: 20_000,
  concurrency: 2000,
  request,
  result: { encode: encodeString, decode: decodeString },
  fingerprint: "0",
};

test("stopping one of two handlers twenty times, at up to a thousand calls a second, fails no call", async () => {
  const server = await startServer();
  const handlers = [await HandlerProcess.start(server.url), await HandlerProcess.start(server.url)];
  const caller = createCaller(await openConnection(server), { name: "Load", subject: "load", methods: { echo } });
  const { made, failures } = await callSteadily(caller.unary(echo), 1000, async () => {
    for (let restart = 0; restart < 20; restart += 1) {
      expect(await handlers[restart % 2]?.stop()).toBe(0);
      handlers[restart % 2] = await HandlerProcess.start(server.url);
    }
  });
  expect(failures).toEqual([]);
  expect(made).toBeGreaterThan(1000);
});

test("killing one of two handlers loses no call that is made once the server knows", async () => {
  const server = await startServer();
  const handlers = [await HandlerProcess.start(server.url), await HandlerProcess.start(server.url)];
  const service = { name: "Load", subject: "load", methods: { echo } };
  const caller = createCaller(await openConnection(server), service, { timeoutMs: 3000 });
  let madeWhenKnown = 0;
  const { made, failures } = await callSteadily(caller.unary(echo), 1000, async (counts) => {
    await until("calls are under way", () => counts.underWay() > 0);
    const before = await countConnections(server);
    await handlers[0]?.kill();
    await until("the server knows", async () => (await countConnections(server)) === before - 1);
    madeWhenKnown = counts.made();
    await until("many calls are made without it", () => counts.made() > madeWhenKnown + 500);
    handlers[0] = await HandlerProcess.start(server.url);
  });
  expect(failures.filter(({ call }) => call >= madeWhenKnown)).toEqual([]);
  expect(made - failures.length).toBeGreaterThan(500);
  for (const { error } of failures)
    expect(error).toMatchObject({ code: "DEADLINE_EXCEEDED", outcome: "UNKNOWN_OUTCOME" });
});

async function countConnections(server: NatsServer): Promise<number> {
  const { num_connections } = (await server.readMonitoring("connz")) as { readonly num_connections: number };
  return num_connections;
}
