import type { LinkState, ObservedHandler } from "@autonats/runtime";
import { expect, test } from "vitest";
import { createMetrics } from "../src/index.js";

function fakeHandler(isReady: boolean): ObservedHandler & { isReady: boolean } {
  return { service: "Lamp", version: "", instance: "one", capacity: 1, isReady, state: "serving", load: () => [] };
}

function fakeConnection(state: LinkState): { state: LinkState } {
  return { state };
}

test("a process is ready while all its handlers serve and all its connections are up", () => {
  const { observer, readiness } = createMetrics();
  const problems = (): readonly string[] => readiness().problems;
  expect(readiness()).toEqual({ isReady: true, problems: [] });
  const [connection, handler] = [fakeConnection("up"), fakeHandler(false)];
  observer.onConnectionUsed?.(connection);
  observer.onHandlerCreated?.(handler);
  expect(problems()).toEqual(["the handler of Lamp does not serve"]);
  handler.isReady = true;
  expect(readiness().isReady).toBe(true);
  connection.state = "down";
  observer.onConnectionChanged?.("down", connection);
  expect(problems()).toEqual(["a connection to NATS is down"]);
  connection.state = "closed";
  observer.onConnectionChanged?.("closed", connection);
  expect(problems()).toEqual(["a connection to NATS is closed"]);
  observer.onConnectionUsed?.(fakeConnection("up"));
  expect(problems()).toEqual([]);
  observer.onHandlerEnded?.(handler);
  expect(problems()).toEqual(["the handler of Lamp has ended"]);
  observer.onHandlerCreated?.(fakeHandler(true));
  expect(problems()).toEqual([]);
});

test("a reconnect counts once, however many clients and handlers report it", async () => {
  const { observer, registry } = createMetrics();
  const connection = fakeConnection("up");
  for (let user = 0; user < 3; user += 1) observer.onConnectionUsed?.(connection);
  for (const state of ["down", "up"] as const) {
    for (let user = 0; user < 3; user += 1) observer.onConnectionChanged?.(state, connection);
  }
  expect(await registry.metrics()).toContain("autonats_nats_reconnects_total 1\n");
});

test("HTTP answers what there is, and fails where the port is taken", async () => {
  const { listen } = createMetrics();
  const { port, close } = await listen({ port: 0 });
  const status = async (path: string, method = "GET"): Promise<number> =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { method })).status;
  expect(await Promise.all(["/metrics", "/livez", "/readyz", "/metrics?x", "/"].map((path) => status(path)))).toEqual([
    200, 200, 200, 200, 404,
  ]);
  expect(await status("/metrics", "POST")).toBe(405);
  await expect(listen({ port })).rejects.toThrow(/EADDRINUSE/);
  await close();
});
