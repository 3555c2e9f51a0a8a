import { expect, test } from "vitest";
import { HandlerLimits, type Limits } from "../../src/handler/handler-limits.js";

const of = (limits: Limits, variables: Record<string, string>, method = "Get") =>
  new HandlerLimits("User", ["Get", "Set"], limits, variables).of(method, 5);

test("options go before the environment, and that before the interface; one method before all", () => {
  const variables = {
    AUTONATS_HANDLER_CONCURRENCY: "7",
    AUTONATS_HANDLER_CONCURRENCY_User_Get: "8",
    AUTONATS_HANDLER_TIMEOUT: "2s",
    AUTONATS_HANDLER_QUEUE: "",
  };
  expect(of({}, {})).toEqual({ concurrency: 5, queue: 10_000, timeoutMs: Number.POSITIVE_INFINITY });
  expect(of({}, variables)).toEqual({ concurrency: 8, queue: 10_000, timeoutMs: 2000 });
  expect(of({}, variables, "Set")).toMatchObject({ concurrency: 7 });
  expect(of({ concurrency: 9, queue: 0 }, variables)).toMatchObject({ concurrency: 9, queue: 0 });
  expect(of({ concurrency: 9, methods: { Get: { concurrency: 10, timeoutMs: 5 } } }, variables)).toMatchObject({
    concurrency: 10,
    timeoutMs: 5,
  });
});

test("the total is of the whole handler", () => {
  const totalOf = (limits: Limits, variables = {}) => new HandlerLimits("User", [], limits, variables).total;
  expect(totalOf({})).toBe(Number.POSITIVE_INFINITY);
  expect(totalOf({}, { AUTONATS_HANDLER_TOTAL: "3" })).toBe(3);
  expect(totalOf({ total: 2 }, { AUTONATS_HANDLER_TOTAL: "3" })).toBe(2);
});

test.each<[Limits, Record<string, string>, string]>([
  [{ concurrency: 0 }, {}, "limits.concurrency"],
  [{ queue: -1 }, {}, "limits.queue"],
  [{ timeoutMs: 1.5 }, {}, "limits.timeoutMs"],
  [{ methods: { Get: { queue: Number.NaN } } }, {}, "limits.methods.Get.queue"],
  [{ methods: { get: {} } }, {}, '"get", which is not a method; use one of Get, Set'],
  [{}, { AUTONATS_HANDLER_CONCURRENCY: "0" }, "AUTONATS_HANDLER_CONCURRENCY"],
  [{}, { AUTONATS_HANDLER_QUEUE: "many" }, "AUTONATS_HANDLER_QUEUE"],
  [{}, { AUTONATS_HANDLER_TIMEOUT_User_Get: "2" }, "AUTONATS_HANDLER_TIMEOUT_User_Get"],
])("%o with %o is refused", (limits, variables, what) => {
  expect(() => of(limits, variables)).toThrow(what);
});
