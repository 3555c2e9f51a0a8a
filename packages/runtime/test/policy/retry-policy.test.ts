import fc from "fast-check";
import { expect, test } from "vitest";
import { RetryBudget } from "../../src/client/policy/retry-budget.js";
import { type FailedAttempt, RetryPolicy } from "../../src/client/policy/retry-policy.js";

const BACKOFF = { backoffMs: 50, maxBackoffMs: 1000 };

function policy(retries = 1000): RetryPolicy {
  return new RetryPolicy(BACKOFF, new RetryBudget({ ratio: 0, perSecond: retries }, 0));
}

/** The first of three attempts of a call of five seconds. */
function first(own: Partial<FailedAttempt> = {}): FailedAttempt {
  return {
    ...{ repeatable: "always", idempotent: false, unserved: 0, made: 1, most: 3, leftMs: 5000, retryAfterMs: 0 },
    ...own,
  } as FailedAttempt;
}

test("what may have run is made again only if that is harmless", () => {
  expect(policy().decide(first(), 0, 0.5)).toBe(25);
  expect(policy().decide(first({ repeatable: "idempotent", idempotent: true }), 0, 0.5)).toBe(25);
  expect(policy().decide(first({ repeatable: "idempotent" }), 0, 0.5)).toBe("final");
  expect(policy().decide(first({ repeatable: "never", idempotent: true }), 0, 0.5)).toBe("final");
});

test("there are as many attempts as there may be, as far as the budget goes", () => {
  expect(policy().decide(first({ made: 2 }), 0, 0)).toBe(0);
  expect(policy().decide(first({ made: 3 }), 0, 0)).toBe("final");
  const poor = policy(1);
  expect(poor.decide(first(), 0, 0)).toBe(0);
  expect(poor.decide(first(), 0, 0)).toBe("unaffordable");
});

test("the longest wait doubles from attempt to attempt, up to the longest of all", () => {
  const waits = [1, 2, 3, 5, 6, 9].map((made) => policy().decide(first({ made, most: 10 }), 0, 1));
  expect(waits).toEqual([50, 100, 200, 800, 1000, 1000]);
  expect(policy().decide(first({ retryAfterMs: 300 }), 0, 1)).toBe(350);
});

test("no attempt begins at or after the deadline", () => {
  expect(policy().decide(first({ leftMs: 51 }), 0, 1)).toBe(50);
  expect(policy().decide(first({ leftMs: 50 }), 0, 1)).toBe("final");
  const random = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(random, fc.nat(3000), fc.nat(3000), fc.nat(5), (drawn, leftMs, retryAfterMs, unserved) => {
      const decision = policy().decide(first({ leftMs, retryAfterMs, unserved }), 0, drawn);
      if (typeof decision === "number") {
        expect(decision).toBeLessThan(leftMs);
        expect(decision).toBeGreaterThanOrEqual(retryAfterMs);
      }
    }),
  );
});

test("a call that waits until it is served asks as often as it takes, at no cost", () => {
  const poor = policy(0);
  for (const unserved of [1, 2, 20]) {
    expect(poor.decide(first({ unserved, made: 3, repeatable: "never" }), 0, 1)).toBe(
      [50, 100, 1000][Math.min(unserved - 1, 2)],
    );
  }
  const hasty = new RetryPolicy({ backoffMs: 0, maxBackoffMs: 0 }, poor.budget);
  expect(hasty.decide(first({ unserved: 1 }), 0, 1)).toBe(10);
});
