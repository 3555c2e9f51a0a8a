import { expect, test } from "vitest";
import { endingSignals, programFile, sendSignal, wake } from "../src/nats-server/system.js";

test("programs of Windows have an ending", () => {
  expect(programFile("nats-server", "win32")).toBe("nats-server.exe");
  expect(programFile("nats-server", "linux")).toBe("nats-server");
  expect(programFile("nats-server", "darwin")).toBe("nats-server");
});

test("a process is told to end by signals, and on Windows by its console", () => {
  expect(endingSignals("linux")).toEqual(["SIGINT", "SIGTERM", "SIGHUP"]);
  expect(endingSignals("win32")).toEqual(["SIGINT", "SIGBREAK", "SIGHUP"]);
});

test("a server gets every signal, but on Windows those alone that end it", () => {
  const [got, server] = createServer();
  for (const signal of ["SIGTERM", "SIGKILL", "SIGHUP", "SIGSTOP"] as const) sendSignal(server, signal, "linux");
  for (const signal of ["SIGTERM", "SIGKILL"] as const) sendSignal(server, signal, "win32");
  expect(got).toEqual(["SIGTERM", "SIGKILL", "SIGHUP", "SIGSTOP", "SIGTERM", "SIGKILL"]);
  for (const signal of ["SIGHUP", "SIGSTOP", "SIGUSR2"] as const)
    expect(() => sendSignal(server, signal, "win32")).toThrow(`Windows has no ${signal}`);
});

test("a frozen server is woken, where one can be frozen", () => {
  const [got, server] = createServer();
  wake(server, "win32");
  expect(got).toEqual([]);
  wake(server, "linux");
  expect(got).toEqual(["SIGCONT"]);
});

/** Something that gets signals, and what it has got. */
function createServer() {
  const got: (NodeJS.Signals | number | undefined)[] = [];
  const kill = (signal?: NodeJS.Signals | number): boolean => got.push(signal) > 0;
  return [got, { kill }] as const;
}
