import { isServerError } from "@autonats/runtime";
import { expect, test } from "vitest";
import { ERROR_NUMBERS } from "../../src/errors/error-numbers.js";

test("the server errors are those of OpenTelemetry's conventions for RPC", () => {
  const codes = Object.keys(ERROR_NUMBERS) as (keyof typeof ERROR_NUMBERS)[];
  expect(codes.filter(isServerError)).toEqual([
    "UNKNOWN",
    "DEADLINE_EXCEEDED",
    "UNIMPLEMENTED",
    "INTERNAL",
    "UNAVAILABLE",
    "DATA_LOSS",
  ]);
});
