import { array, assert, boolean, integer, oneof, property, string, tuple, uint8Array } from "fast-check";
import { expect, test } from "vitest";
import { type CallInFlight, CallsInFlight, NO_SLOT } from "../../src/connection/calls-in-flight.js";

class Call implements CallInFlight {
  slot: number = NO_SLOT;
  token = "";
}

test("a token finds its own call as long as that is in flight, and no other ever", () => {
  assert(
    property(array(tuple(boolean(), integer({ min: 0, max: 30 })), { maxLength: 200 }), (steps) => {
      const calls = new CallsInFlight<Call>();
      const alive = new Map<string, Call>();
      const gone: string[] = [];
      for (const [isAdd, index] of steps) {
        if (isAdd || alive.size === 0) {
          const call = new Call();
          const token = calls.add(call);
          expect(token).toMatch(/^\d+_[A-Za-z0-9+/]{9}$/);
          expect(alive.has(token)).toBe(false);
          alive.set(token, call);
        } else {
          const [token, call] = [...alive][index % alive.size] ?? [];
          if (token === undefined || call === undefined) throw new Error("bug: there is one");
          expect(calls.remove(call)).toBe(true);
          expect(calls.remove(call)).toBe(false);
          alive.delete(token);
          gone.push(token);
        }
        expect(calls.size).toBe(alive.size);
        expect(new Set(calls.all())).toEqual(new Set(alive.values()));
      }
      for (const [token, call] of alive) expect(calls.find(bytesOf(`inbox.${token}`), 6)).toBe(call);
      for (const token of gone) expect(calls.find(bytesOf(token), 0)).toBeUndefined();
    }),
  );
});

test("slots are used again, so the table is as long as the most calls at once", () => {
  const calls = new CallsInFlight<Call>();
  const slots = new Set<number>();
  for (let round = 0; round < 1000; round += 1) {
    const three = [new Call(), new Call(), new Call()];
    for (const call of three) {
      calls.add(call);
      slots.add(call.slot);
    }
    for (const call of three) calls.remove(call);
  }
  expect(slots.size).toBe(3);
  expect(calls.size).toBe(0);
});

test("bytes that are not a token find nothing", () => {
  const calls = new CallsInFlight<Call>();
  for (let index = 0; index < 10; index += 1) calls.add(new Call());
  assert(
    property(oneof(string().map(bytesOf), uint8Array()), (bytes) => {
      expect(calls.find(bytes, 0)).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});

test("a token cannot be guessed: it has 54 random bits", () => {
  const calls = new CallsInFlight<Call>();
  const secrets = Array.from({ length: 2000 }, () => {
    const token = calls.add(new Call());
    return atob(`${token.slice(token.indexOf("_") + 1)}AAA`);
  });
  for (let bit = 0; bit < 54; bit += 1) {
    const ones = secrets.filter((secret) => (secret.charCodeAt(bit >> 3) & (0x80 >> (bit & 7))) !== 0).length;
    // One in a billion runs would be further off.
    expect(Math.abs(ones - 1000), `bit ${bit}`).toBeLessThan(160);
  }
});

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
