import { createChance } from "@autonats/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Admission, type Admitted, Slots } from "../../src/handler/admission.js";

class Call implements Admitted {
  place = -1;
  queued = -1;
  readonly deadline: number;

  constructor(deadline: number) {
    this.deadline = deadline;
  }
}

/** A call that knows when it came, and when it ends once it has started. */
class Timed extends Call {
  readonly cameAt: number;
  startedAt = 0;
  endsAt = 0;

  constructor(cameAt: number) {
    super(cameAt + 1000);
    this.cameAt = cameAt;
  }
}

/** Does with a call what the verdict says, and returns the verdict. */
function arrive(admission: Admission<Call>, call: Call, now = 0): string {
  const verdict = admission.judge(now, call.deadline);
  if (verdict === "run") admission.run(call, now);
  if (verdict === "queue") admission.queue(call);
  return verdict;
}

describe("judge", () => {
  test("runs as many as there are slots, lets as many wait as may, refuses the rest", () => {
    const admission = new Admission<Call>(2, 3);
    const verdicts = Array.from({ length: 6 }, () => arrive(admission, new Call(100)));
    expect(verdicts).toEqual(["run", "run", "queue", "queue", "queue", "busy"]);
  });

  test("a queue of none refuses what cannot run", () => {
    const admission = new Admission<Call>(1, 0);
    expect([arrive(admission, new Call(1)), arrive(admission, new Call(1))]).toEqual(["run", "busy"]);
  });

  test("refuses what would start too late, by what calls have taken", () => {
    const admission = new Admission<Call>(1, 100);
    admission.learn(300);
    arrive(admission, new Call(10_000));
    const verdicts = [1000, 1000, 1000].map((deadline) => arrive(admission, new Call(deadline)));
    expect(verdicts).toEqual(["queue", "queue", "busy"]);
  });

  test("refuses what would start too late, by what the running calls take already", () => {
    const admission = new Admission<Call>(1, 100);
    admission.learn(1);
    arrive(admission, new Call(1000), 0);
    // A quarter more than the 400 ms that it takes already.
    expect(admission.judge(400, 901)).toBe("queue");
    expect(admission.judge(400, 900)).toBe("busy");
  });

  test("takes no pause of the process for a slow method", () => {
    const admission = new Admission<Call>(1, 10_000);
    arrive(admission, new Call(1e6), 0);
    admission.learn(90);
    for (let waiting = 0; waiting < 1000; waiting += 1) admission.queue(new Call(1000));
    expect(admission.judge(90, 1000)).toBe("queue");
    expect(admission.dropLast(90)).toBeUndefined();
    for (let ended = 1; ended < 50; ended += 1) admission.learn(0.1);
    expect(admission.judge(90, 1000)).toBe("busy");
  });

  test("does not take a long pause for that of each call of a long queue", () => {
    const admission = new Admission<Call>(5, 10_000);
    for (let running = 0; running < 5; running += 1) arrive(admission, new Call(1e6), 0);
    for (let waiting = 0; waiting < 1000; waiting += 1) admission.queue(new Call(5000));
    expect(admission.judge(400, 5000)).toBe("queue");
    for (let ended = 0; ended < 5; ended += 1) admission.learn(400);
    expect(admission.judge(400, 5000)).toBe("queue");
    expect(admission.dropLast(400)).toBeUndefined();
    // A call of little time does not wait for one that takes longer.
    expect(admission.judge(400, 700)).toBe("busy");
    expect(admission.judge(600, 5000)).toBe("busy");
  });

  test("a thousand calls at once wait where the method is instant", () => {
    const admission = new Admission<Call>(5, 10_000);
    admission.learn(0.05);
    const verdicts = Array.from({ length: 1000 }, () => arrive(admission, new Call(5000), 3));
    expect(verdicts).not.toContain("busy");
  });

  test("refuses what could not be answered in time any more", () => {
    const admission = new Admission<Call>(1, 100);
    arrive(admission, new Call(1e6), 0);
    for (let sent = 0; sent < 100; sent += 1) admission.learnSending(1000);
    expect(admission.judge(0, 900)).toBe("busy");
    expect(admission.judge(0, 2000)).toBe("queue");
  });

  test("counts the slots that methods have in common", () => {
    const slots = new Slots(2);
    const [one, other] = [new Admission<Call>(2, 5, slots), new Admission<Call>(2, 5, slots)];
    const first = new Call(1e6);
    expect(arrive(one, first, 1000)).toBe("run");
    expect(arrive(other, new Call(1e6), 1000)).toBe("run");
    expect(arrive(other, new Call(1e6), 1000)).toBe("queue");
    one.release(first);
    expect(other.next(1000)).toBeDefined();
    expect(one.judge(1000, 1e6)).toBe("queue");
  });
});

test("the tail of the queue is given up when calls turn out to take longer", () => {
  const admission = new Admission<Call>(1, 100);
  const [running, first, second, third] = [new Call(1e6), new Call(1000), new Call(1000), new Call(1000)] as const;
  for (const call of [running, first, second, third]) arrive(admission, call);
  admission.release(running);
  admission.learn(450);
  expect(admission.next(0)).toBe(first);
  expect(admission.dropLast(0)).toBeUndefined();
  admission.release(first);
  admission.learn(6000);
  expect(admission.next(0)).toBe(second);
  expect(admission.dropLast(0)).toBe(third);
  expect(admission.dropLast(0)).toBeUndefined();
});

test("the tail of the queue waits on while calls take only a little longer", () => {
  const admission = new Admission<Call>(1, 100);
  for (let ended = 0; ended < 50; ended += 1) admission.learn(8);
  arrive(admission, new Call(1e6));
  let waiting = 0;
  while (arrive(admission, new Call(1000)) === "queue") waiting += 1;
  expect(waiting).toBe(99);
  for (let ended = 0; ended < 500; ended += 1) admission.learn(12);
  expect(admission.dropLast(0)).toBeUndefined();
  for (let ended = 0; ended < 500; ended += 1) admission.learn(13);
  expect(admission.dropLast(0)).toBeDefined();
});

/** What became of calls that came at random, twice as many as there was capacity for, for half a minute. */
function overload(durationOf: (chance: () => number) => number) {
  const chance = createChance(1, "overload");
  const admission = new Admission<Timed>(5, 10_000);
  const running: Timed[] = [];
  const refusedAfter: number[] = [];
  let [now, arrival, succeeded] = [0, 0, 0];
  const start = (call: Timed): void => {
    call.startedAt = now;
    call.endsAt = now + durationOf(chance);
    running.push(call);
    running.sort((one, other) => one.endsAt - other.endsAt);
  };
  while (now < 30_000) {
    const [first] = running;
    if (first === undefined || arrival < first.endsAt) {
      now = arrival;
      arrival += -Math.log(1 - chance());
      const call = new Timed(now);
      const verdict = admission.judge(now, call.deadline);
      if (verdict === "run") admission.run(call, now);
      if (verdict === "run") start(call);
      else if (verdict === "queue") admission.queue(call);
      else refusedAfter.push(0);
    } else {
      running.shift();
      now = first.endsAt;
      admission.release(first);
      admission.learn(now - first.startedAt);
      if (now < first.deadline) succeeded += 1;
      for (let call = admission.next(now); call !== undefined; call = admission.next(now)) start(call);
      for (let call = admission.dropLast(now); call !== undefined; call = admission.dropLast(now))
        refusedAfter.push(now - call.cameAt);
    }
  }
  return { succeeded, refusedAfter: refusedAfter.sort((one, other) => one - other) };
}

/** How long calls take, in milliseconds: 10 in the mean. */
const durations: Readonly<Record<string, (chance: () => number) => number>> = {
  "always the same": () => 10,
  "half of that to one and a half": (chance) => 5 + 10 * chance(),
  "little or much, at random": (chance) => -Math.log(1 - chance()) * 10,
  "mostly little, and now and then eleven times as much": (chance) => (chance() < 0.1 ? 55 : 5),
};

test.each(Object.keys(durations))(
  "of twice as many calls as can be served, those refused are refused at once: %s",
  (name) => {
    const { succeeded, refusedAfter } = overload(durations[name] ?? (() => 0));
    // All but one in a hundred, as what calls take cannot be foreseen.
    expect(refusedAfter[Math.floor(refusedAfter.length * 0.99)]).toBe(0);
    // Half a minute of five slots, for calls of 10 ms.
    expect(succeeded).toBeGreaterThan(0.9 * 15_000);
  },
);

type Step = "arrive" | "end" | "withdraw" | "drop";

test("whatever happens, calls start in order, slots and queue stay within their bounds, and nothing is lost", () => {
  const step = fc.tuple(fc.constantFrom<Step>("arrive", "arrive", "arrive", "end", "withdraw", "drop"), fc.nat(20));
  const bounds = fc.record({
    slots: fc.integer({ min: 1, max: 4 }),
    queue: fc.nat(6),
    total: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(bounds, fc.array(step, { maxLength: 200 }), ({ slots, queue, total }, steps) => {
      const admission = new Admission<Call>(slots, queue, new Slots(total));
      const running: Call[] = [];
      const waiting: Call[] = [];
      let now = 0;
      const startNext = (): void => {
        for (let call = admission.next(now); call !== undefined; call = admission.next(now)) {
          expect(call).toBe(waiting.shift());
          running.push(call);
        }
      };
      for (const [kind, number] of steps) {
        now += number;
        if (kind === "arrive") {
          const call = new Call(now + number * 10);
          const verdict = arrive(admission, call, now);
          if (verdict === "run") {
            expect(waiting).toHaveLength(0);
            running.push(call);
          }
          if (verdict === "queue") waiting.push(call);
        } else if (kind === "end" && running.length > 0) {
          const [call] = running.splice(number % running.length, 1) as [Call];
          expect(admission.release(call)).toBe(true);
          expect(admission.release(call)).toBe(false);
          admission.learn(number);
          startNext();
        } else if (kind === "withdraw" && waiting.length > 0) {
          const [call] = waiting.splice(number % waiting.length, 1) as [Call];
          expect(admission.withdraw(call)).toBe(true);
          expect(admission.withdraw(call)).toBe(false);
        } else if (kind === "drop") {
          for (let call = admission.dropLast(now); call !== undefined; call = admission.dropLast(now)) {
            expect(call).toBe(waiting.pop());
          }
        }
        expect(running.length).toBeLessThanOrEqual(Math.min(slots, total));
        expect(waiting.length).toBeLessThanOrEqual(queue);
        expect(new Set(admission.running)).toEqual(new Set(running));
        expect(admission.allWaiting()).toEqual(waiting);
        expect(admission.waiting).toBe(waiting.length);
        expect(running.every((call) => admission.running[call.place] === call)).toBe(true);
      }
    }),
  );
});
