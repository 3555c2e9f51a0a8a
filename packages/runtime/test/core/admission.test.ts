import { array, assert, constantFrom, double, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { Admission, type Admitted } from "../../src/handler/admission.js";

interface Call extends Admitted {
  readonly id: number;
}

const step = record({
  action: constantFrom("arrive", "arrive", "arrive", "end", "withdraw", "learn"),
  timeLeftMs: double({ min: 0.001, max: 100, noNaN: true }),
  index: integer({ min: 0, max: 20 }),
});

test("no more run than there are slots, no more wait than that, nobody is lost, and those who wait keep their order", () => {
  assert(
    property(integer({ min: 1, max: 6 }), array(step, { maxLength: 200 }), (slots, steps) => {
      const admission = new Admission<Call>(slots);
      let nextId = 0;
      let admitted = 0;
      let ended = 0;
      for (const { action, timeLeftMs, index } of steps) {
        const running = [...admission.running];
        const waiting = [...admission.waiting];
        if (action === "arrive") {
          const verdict = admission.judge(timeLeftMs);
          const call: Call = { id: nextId++, place: -1 };
          if (verdict === "run") admission.run(call);
          if (verdict === "queue") admission.queue(call);
          if (verdict !== "busy") admitted += 1;
          expect(verdict === "run").toBe(running.length < slots);
          if (verdict === "queue") expect(((waiting.length + 1) / slots) * admission.meanMs).toBeLessThan(timeLeftMs);
          if (verdict === "busy" && waiting.length < slots) expect(admission.meanMs).toBeGreaterThan(0);
        } else if (action === "end" && running.length > 0) {
          const call = running[index % running.length];
          if (call === undefined) throw new Error("bug: there is one");
          expect(admission.release(call)).toBe(true);
          expect(admission.release(call)).toBe(false);
          ended += 1;
          expect(admission.next()).toBe(waiting[0]);
        } else if (action === "withdraw" && waiting.length > 0) {
          const call = waiting[index % waiting.length];
          if (call === undefined) throw new Error("bug: there is one");
          expect(admission.withdraw(call)).toBe(true);
          expect(admission.withdraw(call)).toBe(false);
          ended += 1;
        } else if (action === "learn") {
          admission.learn(timeLeftMs);
        }
        expect(admission.running.length).toBeLessThanOrEqual(slots);
        expect(admission.waiting.length).toBeLessThanOrEqual(slots);
        expect(admission.running.length + admission.waiting.length).toBe(admitted - ended);
        expect(admission.running.map(({ place }) => place)).toEqual(admission.running.map((_, place) => place));
        const ids = admission.waiting.map(({ id }) => id);
        expect(ids).toEqual([...ids].sort((left, right) => left - right));
        // Nobody waits while there is a slot.
        if (admission.waiting.length > 0) expect(admission.running).toHaveLength(slots);
      }
    }),
    { numRuns: 500 },
  );
});

test("the mean follows the method and stays between the shortest and the longest time", () => {
  const time = double({ min: 0.001, max: 10_000, noNaN: true });
  assert(
    property(array(time, { minLength: 1 }), (times) => {
      const admission = new Admission<Call>(1);
      expect(admission.meanMs).toBe(0);
      for (const milliseconds of times) admission.learn(milliseconds);
      expect(admission.meanMs).toBeGreaterThanOrEqual(Math.min(...times) * 0.999);
      expect(admission.meanMs).toBeLessThanOrEqual(Math.max(...times) * 1.001);
    }),
  );
});
