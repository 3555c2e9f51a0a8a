import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Deadline, Deadlines } from "../../src/connection/deadlines.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});

afterEach(() => {
  vi.useRealTimers();
});

class Entry extends Deadline {
  /** One that is past when it is added is due at once. */
  readonly dueAt: number = Math.max(this.deadline, performance.now());
  expiredAt: number | undefined;
  readonly #onExpire: () => void;

  constructor(deadline: number, onExpire: () => void = () => undefined) {
    super(deadline);
    this.#onExpire = onExpire;
  }

  expire(): void {
    expect(this.expiredAt).toBeUndefined();
    expect(this.bucket).toBe(-1);
    this.expiredAt = performance.now();
    this.#onExpire();
  }
}

const step = record({
  action: constantFrom("add", "remove", "wait"),
  milliseconds: integer({ min: -20, max: 20_000 }),
  index: integer({ min: 0, max: 50 }),
});

test("each deadline expires once, on time, unless it is removed", () => {
  assert(
    property(array(step, { maxLength: 60 }), (steps) => {
      const wheel = new Deadlines();
      const entries: Entry[] = [];
      const removed = new Set<Entry>();
      for (const { action, milliseconds, index } of steps) {
        const entry = entries[index % Math.max(1, entries.length)];
        if (action === "add") {
          const added = new Entry(performance.now() + milliseconds);
          entries.push(added);
          wheel.add(added);
        } else if (action === "wait") {
          vi.advanceTimersByTime(Math.abs(milliseconds));
        } else if (entry !== undefined && entry.expiredAt === undefined) {
          wheel.remove(entry);
          removed.add(entry);
        }
        const alive = entries.filter((candidate) => candidate.expiredAt === undefined && !removed.has(candidate));
        expect(wheel.size).toBe(alive.length);
        for (const late of alive) expect(late.dueAt).toBeGreaterThan(performance.now() - 2.1);
      }
      vi.advanceTimersByTime(100_000);
      expect(wheel.size).toBe(0);
      for (const entry of entries) {
        if (removed.has(entry)) expect(entry.expiredAt).toBeUndefined();
        else expect(entry.expiredAt).toBeGreaterThanOrEqual(entry.deadline);
        expect([entry.next, entry.previous, entry.bucket]).toEqual([undefined, undefined, -1]);
      }
      expect(vi.getTimerCount()).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test("deadlines beyond a turn of the wheel, and beyond the longest timer, wait for their turn", () => {
  const wheel = new Deadlines();
  const entries = [8191, 8192, 8200, 70_000, 299_999].map((after) => new Entry(performance.now() + after));
  for (const entry of entries) wheel.add(entry);
  vi.advanceTimersByTime(400_000);
  for (const entry of entries) {
    expect((entry.expiredAt ?? Number.NaN) - entry.deadline).toBeGreaterThanOrEqual(0);
    expect((entry.expiredAt ?? Number.NaN) - entry.deadline).toBeLessThanOrEqual(2);
  }
});

test("what expires may add and remove others of the same moment", () => {
  const wheel = new Deadlines();
  const at = performance.now() + 10;
  const follower = new Entry(at + 5);
  const victim = new Entry(at + 5);
  wheel.add(victim);
  wheel.add(
    new Entry(at, () => {
      wheel.remove(victim);
      wheel.add(follower);
    }),
  );
  vi.advanceTimersByTime(50);
  expect(follower.expiredAt).toBeDefined();
  expect(victim.expiredAt).toBeUndefined();
  expect(wheel.size).toBe(0);
});

test("removing twice, or what was never added, does nothing", () => {
  const wheel = new Deadlines();
  const entry = new Entry(performance.now() + 5);
  wheel.remove(entry);
  wheel.add(entry);
  wheel.remove(entry);
  wheel.remove(entry);
  expect(wheel.size).toBe(0);
  vi.advanceTimersByTime(100);
  expect(entry.expiredAt).toBeUndefined();
});

test("what has left the wheel does not point at its former neighbours", () => {
  const wheel = new Deadlines();
  const at = performance.now() + 5;
  const entries = [new Entry(at), new Entry(at), new Entry(at), new Entry(at)];
  for (const entry of entries) wheel.add(entry);
  for (const entry of entries.slice(1, 3)) wheel.remove(entry);
  for (const entry of entries.slice(1, 3)) expect([entry.next, entry.previous]).toEqual([undefined, undefined]);
  vi.advanceTimersByTime(50);
  expect(entries.map(({ expiredAt }) => expiredAt !== undefined)).toEqual([true, false, false, true]);
  for (const entry of entries) expect([entry.next, entry.previous]).toEqual([undefined, undefined]);
});
