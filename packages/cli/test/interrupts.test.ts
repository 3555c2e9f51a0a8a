import { expect, test } from "vitest";
import { interrupts } from "../src/interrupts.js";

test("the tool ends by signals, and on Windows by what its console sends", () => {
  expect(interrupts("linux")).toEqual(["SIGINT", "SIGTERM"]);
  expect(interrupts("darwin")).toEqual(["SIGINT", "SIGTERM"]);
  expect(interrupts("win32")).toEqual(["SIGINT", "SIGBREAK", "SIGHUP"]);
});
