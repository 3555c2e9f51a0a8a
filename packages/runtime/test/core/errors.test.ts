import { describe, expect, test } from "vitest";
import { attachCall } from "../../src/errors/failed-call.js";
import { withoutStack } from "../../src/errors/without-stack.js";
import {
  AutonatsError,
  type Code,
  callOf,
  codeOf,
  type FailedCall,
  isSafeToRetry,
  type Outcome,
  outcomeOf,
} from "../../src/index.js";

const call = { service: "User", method: "Get" };

describe("an AutonatsError", () => {
  test("has its message with and without the code, which is never there twice", () => {
    const error = new AutonatsError("NOT_FOUND", "no user 42");
    const again = new AutonatsError(error.code, error.message);
    expect([error.message, error.rawMessage]).toEqual(["NOT_FOUND: no user 42", "no user 42"]);
    expect([again.message, again.rawMessage]).toEqual([error.message, error.rawMessage]);
    expect(new AutonatsError("INTERNAL", error.message).message).toBe("INTERNAL: NOT_FOUND: no user 42");
  });
});

describe("an error without a stack", () => {
  const create = (): AutonatsError =>
    withoutStack(() => new AutonatsError("DEADLINE_EXCEEDED", "no reply came in time"));

  test("has a message, and does not say where it was created; those after it do", () => {
    expect(create().stack).toBe("AutonatsError: DEADLINE_EXCEEDED: no reply came in time");
    expect(new AutonatsError("INTERNAL", "no").stack).toContain("errors.test.ts");
  });

  test("leaves the limit as it was, also where creating the error fails", () => {
    const { stackTraceLimit } = Error;
    expect(() =>
      withoutStack(() => {
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
  });

  test("has a stack where a program does not let the limit be set", () => {
    const { stackTraceLimit } = Error;
    Object.defineProperty(Error, "stackTraceLimit", { writable: false });
    try {
      expect(create().stack).toContain("errors.test.ts");
    } finally {
      Object.defineProperty(Error, "stackTraceLimit", { writable: true, value: stackTraceLimit });
    }
  });
});

describe("a declared error that a call has failed with", () => {
  class Gone extends Error {
    readonly id = 7;
  }
  const details: FailedCall = { ...call, code: "UNAVAILABLE", outcome: "COMPLETED" };

  test("says which call it was, to those who ask", () => {
    const error = attachCall(new Gone("gone"), details);
    expect(codeOf(error)).toBe("UNAVAILABLE");
    expect(outcomeOf(error)).toBe("COMPLETED");
    expect(callOf(error)).toEqual(details);
    expect({ ...error }).toEqual({ id: 7 });
    expect(AutonatsError.from(error)).toMatchObject({ ...details, rawMessage: "gone", cause: error });
  });

  test("may be frozen", () => {
    expect(codeOf(attachCall(Object.freeze(new Gone("gone")), details))).toBe("UNKNOWN");
  });
});

test("what no call made has no call", () => {
  for (const error of [undefined, null, 7, "x", new Error("x"), new AutonatsError("ABORTED", "mine")]) {
    expect(callOf(error)).toBeUndefined();
    expect(isSafeToRetry(error, { idempotent: true })).toBe(false);
  }
  expect(codeOf(new AutonatsError("ABORTED", "mine"))).toBe("ABORTED");
  expect(codeOf(new Error("x"))).toBe("UNKNOWN");
  expect(outcomeOf(new Error("x"))).toBe("UNKNOWN_OUTCOME");
});

test.each<[Code, Outcome, string | undefined, boolean, boolean]>([
  ["UNAVAILABLE", "NOT_SENT", "DISCONNECTED", true, true],
  ["UNAVAILABLE", "NOT_SENT", "CLOSED", false, false],
  ["UNAVAILABLE", "NOT_DELIVERED", "NO_RESPONDERS", true, true],
  ["UNAVAILABLE", "UNKNOWN_OUTCOME", "DISCONNECTED", false, true],
  ["UNAVAILABLE", "FAILED", undefined, false, true],
  ["UNAVAILABLE", "COMPLETED", undefined, false, false],
  ["RESOURCE_EXHAUSTED", "REJECTED", "BUSY", true, true],
  ["RESOURCE_EXHAUSTED", "NOT_SENT", "TOO_LARGE", false, false],
  ["DEADLINE_EXCEEDED", "UNKNOWN_OUTCOME", undefined, false, true],
  ["DEADLINE_EXCEEDED", "REJECTED", "EXPIRED", true, true],
  ["INVALID_ARGUMENT", "NOT_SENT", undefined, false, false],
  ["CANCELLED", "CANCELLED", undefined, false, false],
  ["INTERNAL", "FAILED", undefined, false, true],
  ["INTERNAL", "UNKNOWN_OUTCOME", "MALFORMED_REPLY", false, true],
  ["UNIMPLEMENTED", "FAILED", undefined, false, false],
  ["RESOURCE_EXHAUSTED", "FAILED", "TOO_LARGE", false, false],
  ["PERMISSION_DENIED", "UNKNOWN_OUTCOME", undefined, false, false],
])("%s, %s, %s may be retried: %s, if idempotent: %s", (code, outcome, reason, always, idempotent) => {
  const error = new AutonatsError(code, "x", { ...call, outcome, reason });
  expect(isSafeToRetry(error)).toBe(always);
  expect(isSafeToRetry(error, { idempotent: true })).toBe(idempotent);
});
