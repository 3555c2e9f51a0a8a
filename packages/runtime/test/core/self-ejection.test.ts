import fc from "fast-check";
import { expect, test } from "vitest";
import { SelfEjection, type Step } from "../../src/handler/ejection/self-ejection.js";
import type { HandlerState } from "../../src/pipeline/observed.js";

/** One whose calls have failed, and that has asked the others at a time. */
function asking(at = 0, random = 0): SelfEjection {
  const ejection = new SelfEjection("m");
  expect(fail(ejection, 20, at, random)).toBe("ask");
  return ejection;
}

function fail(ejection: SelfEjection, times: number, at: number, random = 0): Step {
  let step: Step = "nothing";
  for (let call = 0; call < times; call += 1) step = ejection.noteCall(at, true, random);
  return step;
}

function hear(ejection: SelfEjection, ...states: HandlerState[]): void {
  for (const [index, state] of states.entries()) ejection.noteOther(`other-${index}`, state);
}

test("asks once half of at least twenty calls have failed", () => {
  const ejection = new SelfEjection("m");
  expect(fail(ejection, 19, 0)).toBe("nothing");
  expect(ejection.state).toBe("serving");
  expect(fail(ejection, 1, 0)).toBe("ask");
  const fair = new SelfEjection("m");
  for (let call = 0; call < 40; call += 1) fair.noteCall(0, false, 0);
  expect(fail(fair, 39, 1)).toBe("nothing");
  expect(fail(fair, 1, 1)).toBe("ask");
});

test("leaves only if at most a third is out then, and asks again after a while", () => {
  for (const [others, step] of [
    [[], "stay"],
    [["serving"], "stay"],
    [["serving", "serving"], "leave"],
    [["serving", "ejected"], "stay"],
    [["serving", "probing", "serving"], "stay"],
    [["serving", "serving", "serving", "serving", "ejected"], "leave"],
  ] as const) {
    const ejection = asking();
    hear(ejection, ...others);
    expect(ejection.wake(249, 0.5)).toBe("nothing");
    expect(ejection.wake(250, 0.5), others.join()).toBe(step);
  }
  const alone = asking();
  alone.wake(250, 0);
  expect(fail(alone, 20, 5249)).toBe("nothing");
  expect(fail(alone, 1, 5250)).toBe("ask");
});

test("answers of an earlier time do not count", () => {
  const ejection = asking();
  hear(ejection, "serving", "serving", "ejected");
  expect(ejection.wake(250, 0)).toBe("stay");
  expect(fail(ejection, 1, 5250)).toBe("ask");
  // The others would be enough, if they were still there.
  ejection.noteOther("other-2", "serving");
  expect(ejection.wake(5500, 0)).toBe("stay");
});

test("of two that want to leave at once, the one with the greater id does", () => {
  for (const [other, step] of [
    ["a", "leave"],
    ["z", "stay"],
  ] as const) {
    const ejection = asking();
    ejection.noteOther(other, "leaving");
    ejection.noteOther("b", "serving");
    expect(ejection.wake(250, 0)).toBe(step);
  }
});

/** One that has left its group of three. */
function left(at = 0): SelfEjection {
  const ejection = asking(at);
  hear(ejection, "serving", "serving");
  expect(ejection.wake(at + 250, 0.5)).toBe("leave");
  return ejection;
}

test("while it is out it looks whether the others are there, and comes back when they are not", () => {
  const ejection = left();
  hear(ejection, "serving", "serving");
  expect(ejection.wake(2250, 0.5)).toBe("ask");
  hear(ejection, "serving");
  expect(ejection.wake(4250, 0.5)).toBe("probe");
});

test("comes back after three calls that succeed, and leaves again if one fails, for longer and longer", () => {
  const ejection = left();
  let at = 250;
  for (const pauseMs of [5000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
    const end = at + pauseMs;
    for (let step: Step = "ask"; step === "ask" && at < end; ) {
      at = ejection.wakeAt;
      hear(ejection, "serving", "serving");
      step = ejection.wake(at, 0.5);
    }
    expect(at).toBe(end);
    expect(ejection.state).toBe("probing");
    expect(ejection.noteCall(at, false, 0.5)).toBe("nothing");
    expect(ejection.noteCall(at, false, 0.5)).toBe("nothing");
    expect(ejection.noteCall(at, true, 0.5)).toBe("leave");
  }
  at = ejection.wakeAt;
  expect(ejection.wake(at, 0.5)).toBe("probe");
  expect(["nothing", "nothing", "stay"].every((step) => ejection.noteCall(at, false, 0.5) === step)).toBe(true);
  expect(ejection.state).toBe("serving");
});

test("of a group that hears each other, never more than a third is out", () => {
  const step = fc.record({
    member: fc.nat(5),
    passed: fc.nat(3000),
    random: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(step, { maxLength: 100 }), (count, steps) => {
      const members = Array.from({ length: count }, (_, index) => new SelfEjection(`${index}`));
      let at = 0;
      // Who asks tells the others how it is, and hears from all of them at once.
      const ask = (asking: SelfEjection): void => {
        for (const [index, other] of members.entries()) {
          asking.noteOther(`${index}`, other.state);
          other.noteOther(`${members.indexOf(asking)}`, asking.state);
        }
      };
      const take = (ejection: SelfEjection, does: Step): void => {
        if (does === "ask" || does === "leave") ask(ejection);
      };
      for (const { member, passed, random } of steps) {
        const end = at + passed;
        for (;;) {
          const next = members.reduce((first, each) => (each.wakeAt < first.wakeAt ? each : first));
          if (next.wakeAt > end) break;
          at = Math.max(at, next.wakeAt);
          take(next, next.wake(at, random));
        }
        at = end;
        const calling = members[member % count] as SelfEjection;
        for (let call = 0; call < 20; call += 1) take(calling, calling.noteCall(at, true, random));
        const out = members.filter(({ state }) => state === "ejected" || state === "probing").length;
        expect(out * 3).toBeLessThanOrEqual(count);
      }
    }),
    { numRuns: 300 },
  );
});
