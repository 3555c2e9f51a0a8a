import fc from "fast-check";
import { expect, test } from "vitest";
import { Balancer } from "../../src/client/policy/balancer.js";
import type { Instance } from "../../src/client/policy/instance.js";
import type { InstanceSign } from "../../src/errors/outcomes.js";
import type { LoadReport } from "../../src/wire/load-report.js";

function reportOf(instance: string, running = 0, slots = 5): LoadReport {
  return { instance, running, waiting: 0, slots };
}

/** A balancer that knows some instances and has looked for others lately. */
function knowing(...ids: string[]): Balancer {
  const balancer = new Balancer((id) => `at.${id}`);
  for (const id of ids) balancer.learn(reportOf(id), 0, true);
  balancer.pick(0, 0, undefined);
  // Nothing new is found for a long time.
  for (let count = 0; count < 20; count += 1) for (const id of ids) balancer.learn(reportOf(id), 0, true);
  return balancer;
}

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const signs: readonly InstanceSign[] = ["answered", "busy", "gone", "denied", "silent", "failed"];
const step = fc.record({
  passed: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 200, noNaN: true }), fc.nat(90_000)),
  random,
  does: fc.constantFrom("pick", "pick", "end", "learn"),
  sign: fc.constantFrom(...signs),
  id: fc.constantFrom("a", "b", "c", "d", "e"),
  load: fc.nat(10),
  slots: fc.nat(5),
  isOfGroup: fc.boolean(),
});

test("never chooses an instance that is gone, or the one before, and never breaks more than half", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const balancer = new Balancer((id) => `at.${id}`);
      const under: Instance[] = [];
      let [at, before] = [0, undefined as Instance | undefined];
      for (const { passed, random: drawn, does, sign, id, load, slots, isOfGroup } of steps) {
        at += passed;
        if (does === "learn") {
          balancer.learn({ instance: id, running: load, waiting: 0, slots }, at, isOfGroup);
        } else if (does === "pick") {
          const instance = balancer.pick(at, drawn, before);
          if (instance === undefined) continue;
          expect(balancer.instances).toContain(instance);
          expect(instance).not.toBe(before);
          expect(at).toBeGreaterThanOrEqual(instance.avoidUntil);
          under.push(instance);
        } else {
          const instance = under.shift();
          if (instance === undefined) continue;
          balancer.release(instance);
          const { state } = instance.breaker;
          balancer.note(instance, sign, at, drawn);
          const { instances } = balancer;
          const broken = instances.filter(({ breaker }) => breaker.state !== "closed").length;
          if (state === "closed" && instance.breaker.state === "open") {
            expect(broken * 2).toBeLessThanOrEqual(instances.length);
          }
          before = instance;
        }
        for (const [place, instance] of balancer.instances.entries()) expect(instance.place).toBe(place);
        for (const { outstanding } of balancer.instances) expect(outstanding).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 300 },
  );
});

test("of two that are drawn, the one with less to do is chosen", () => {
  const balancer = knowing("a", "b");
  balancer.learn(reportOf("a", 20), 1, false);
  for (const drawn of [0, 0.3, 0.6, 0.9]) expect(balancer.pick(1, drawn, undefined)?.id).toBe("b");
  // It has four calls under way now, as many as the other one has for each slot.
  expect(balancer.pick(1, 0, undefined)?.id).toBe("a");
  // A report that is old says nothing.
  expect(balancer.pick(20_000, 0.9, undefined)?.id).toBe("a");
});

test("an instance without room gets calls again after a moment, and at once if all have none", () => {
  const balancer = knowing("a", "b");
  const [a, b] = balancer.instances as [Instance, Instance];
  balancer.note(a, "busy", 10, 0);
  expect(balancer.pick(10, 0, undefined)?.id).toBe("b");
  balancer.release(b);
  balancer.note(b, "busy", 10, 0);
  expect(balancer.pick(10, 0, undefined)?.id).toBe("a");
  balancer.release(a);
  expect(balancer.pick(110, 0, undefined)?.id).toBe("a");
});

test("leaves calls to the queue group where no instance is fit", () => {
  const balancer = knowing("a", "b");
  const [a, b] = balancer.instances as [Instance, Instance];
  balancer.note(a, "silent", 10, 0);
  expect(balancer.pick(10, 0, undefined)?.id).toBe("b");
  expect(balancer.pick(10, 0, b)).toBeUndefined();
  expect(balancer.pick(1010, 0, b)?.id).toBe("a");
  balancer.note(b, "denied", 1010, 0);
  expect(balancer.pick(61_009, 0, undefined)).toBeUndefined();
});

test("an instance that answers after all is weighed against others again", () => {
  const balancer = knowing("a", "b");
  const [a, b] = balancer.instances as [Instance, Instance];
  balancer.note(a, "silent", 10, 0);
  balancer.note(a, "answered", 20, 0);
  expect(balancer.pick(20, 0, undefined)?.id).toBe("b");
  balancer.release(b);
  balancer.note(b, "busy", 20, 0);
  expect(balancer.pick(20, 0, undefined)?.id).toBe("a");
  balancer.release(a);
  expect(balancer.pick(120, 0, undefined)?.id).toBe("a");
});

test("an instance that is gone is not believed to be back at once", () => {
  const balancer = knowing("a", "b");
  const [a] = balancer.instances as [Instance];
  balancer.note(a, "gone", 0, 0);
  balancer.learn(reportOf("a"), 999, true);
  expect(balancer.instances.map(({ id }) => id)).toEqual(["b"]);
  balancer.learn(reportOf("a"), 1000, true);
  balancer.note(a, "gone", 1000, 0);
  balancer.learn(reportOf("a"), 2999, true);
  expect(balancer.instances.map(({ id }) => id)).toEqual(["b"]);
  balancer.learn(reportOf("a"), 3000, true);
  expect(balancer.instances.map(({ id }) => id)).toEqual(["b", "a"]);
});

test("the only instance is never broken, and half of several are", () => {
  const [one, four] = [knowing("a"), knowing("a", "b", "c", "d")];
  for (const balancer of [one, four]) {
    for (const instance of balancer.instances) {
      for (let call = 0; call < 50; call += 1) balancer.note(instance, "failed", call, 0.5);
    }
  }
  expect(one.instances.map(({ breaker }) => breaker.state)).toEqual(["closed"]);
  expect(four.instances.map(({ breaker }) => breaker.state)).toEqual(["open", "open", "closed", "closed"]);
  for (let count = 0; count < 12; count += 1) expect(["c", "d"]).toContain(four.pick(60, count / 12, undefined)?.id);
});

test("a client looks for others every second, and every five while it knows one that is broken", () => {
  const balancer = knowing("a", "b", "c", "d");
  const [a] = balancer.instances as [Instance];
  let at = 0;
  const looksWithin = (duration: number): number => {
    let looks = 0;
    for (const end = at + duration; at < end; at += 10) {
      const picked = balancer.pick(at, 0.9, undefined);
      if (picked === undefined) looks += 1;
      else balancer.release(picked);
    }
    return looks;
  };
  expect(looksWithin(20_000)).toBe(19);
  for (let call = 0; call < 5; call += 1) balancer.note(a, "failed", at, 0.5);
  expect(a.breaker.state).toBe("open");
  expect(looksWithin(20_000)).toBe(4);
});

test("a client that knows a broken instance looks less often as soon as most are likely to be known", () => {
  const looksAfter = (reports: number): number => {
    const balancer = new Balancer((id) => id);
    for (const instance of ["a", "b", "c", "d"]) balancer.learn(reportOf(instance), 0, true);
    for (let count = 0; count < reports; count += 1) balancer.learn(reportOf("a"), 0, true);
    const [a] = balancer.instances as [Instance];
    for (let call = 0; call < 5; call += 1) balancer.note(a, "failed", 0, 0.5);
    let looks = 0;
    for (let at = 0; at < 4000; at += 10) {
      const picked = balancer.pick(at, 0.9, undefined);
      if (picked === undefined) looks += 1;
      else balancer.release(picked);
    }
    return looks;
  };
  expect(looksAfter(13)).toBe(21);
  expect(looksAfter(14)).toBe(1);
});

test("names that are made up are forgotten before others", () => {
  const balancer = new Balancer((id) => id);
  for (let count = 0; count < 1000; count += 1) balancer.learn(reportOf(`x${count}`), count, true);
  expect(balancer.instances).toHaveLength(128);
  const first = balancer.instances[0] as Instance;
  balancer.note(first, "gone", 2000, 0);
  balancer.learn(reportOf("real"), 2000, true);
  expect(balancer.instances.map(({ id }) => id)).toContain("real");
  // It is not remembered that the first one was gone.
  balancer.note(balancer.instances[1] as Instance, "gone", 2000, 0);
  balancer.learn(reportOf(first.id), 2000, true);
  expect(balancer.instances.map(({ id }) => id)).toContain(first.id);
});

test("an instance that has left with an open breaker no longer counts", () => {
  const balancer = knowing("a", "b", "c", "d");
  const [a, b, c] = balancer.instances as [Instance, Instance, Instance];
  for (const instance of [a, b]) for (let call = 0; call < 5; call += 1) balancer.note(instance, "failed", call, 0.5);
  for (const instance of [a, b]) balancer.note(instance, "gone", 10, 0.5);
  for (let call = 0; call < 5; call += 1) balancer.note(c, "failed", 10 + call, 0.5);
  expect(c.breaker.state).toBe("open");
});

test("handlers that never report are asked less and less often", () => {
  const balancer = new Balancer((id) => id);
  let asked = 0;
  for (let at = 0; at < 60_000; at += 1) if (balancer.asks(balancer.pick(at, 0, undefined), at)) asked += 1;
  expect(asked).toBeGreaterThan(50);
  expect(asked).toBeLessThan(80);
});
