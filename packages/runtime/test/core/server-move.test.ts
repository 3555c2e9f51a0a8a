import { expect, test } from "vitest";
import { Deadlines } from "../../src/connection/deadlines.js";
import { Outbox } from "../../src/connection/outbox.js";
import { type Mover, ServerMove } from "../../src/connection/server-move.js";
import { WaitingRoom } from "../../src/connection/waiting-room.js";
import { FakeLink } from "../support/fake-link.js";

const TIMES = { spreadMs: 0, withdrawMs: 20, finishMs: 20, flushMs: 20 };

function createBench(movers: readonly Mover[]) {
  const link = new FakeLink();
  const outbox = new Outbox(link, new Deadlines());
  const waitingRoom = new WaitingRoom(link);
  new ServerMove(link, outbox, waitingRoom, () => movers, TIMES);
  const duck = (): void => link.tell((events) => events.onLameDuck?.());
  return { link, outbox, waitingRoom, duck };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("a move takes its steps in order, and the door is shut in between", async () => {
  const steps: string[] = [];
  const mover: Mover = {
    withdraw: async () => void steps.push(`withdraw, ${bench.waitingRoom.door}`),
    finish: async () => void steps.push(`finish, ${bench.waitingRoom.door}`),
  };
  const bench = createBench([mover, {}]);
  const { link, duck } = bench;
  duck();
  duck();
  await pause(5);
  expect(steps).toEqual(["withdraw, open", "finish, shut"]);
  expect(link.leaves).toBe(0);
  await link.confirmAll();
  await pause(1);
  expect(link.leaves).toBe(1);
  link.change("down");
  expect(bench.waitingRoom.door).toBe("shut");
  link.change("up");
  expect(bench.waitingRoom.door).toBe("open");
  duck();
  await pause(5);
  expect(steps).toHaveLength(4);
});

test("what takes too long is cut off, and so is a server that confirms nothing", async () => {
  const never = new Promise<void>(() => undefined);
  const { link, duck } = createBench([{ withdraw: () => never, finish: () => never }]);
  duck();
  await pause(100);
  expect(link.leaves).toBe(1);
});

test("a connection that breaks meanwhile is not left once more", async () => {
  const { link, waitingRoom, duck } = createBench([{ finish: () => pause(10) }]);
  duck();
  await pause(5);
  link.change("down");
  link.change("up");
  await pause(50);
  expect(link.leaves).toBe(0);
  expect(waitingRoom.door).toBe("open");
});

test("a link that cannot leave opens the door again, and all stay", async () => {
  const stays: string[] = [];
  const { link, waitingRoom, duck } = createBench([{ stay: () => void stays.push("one") }]);
  link.leave = () => Promise.reject(new Error("cannot"));
  duck();
  await pause(100);
  expect(waitingRoom.door).toBe("open");
  expect(stays).toEqual(["one"]);
});
