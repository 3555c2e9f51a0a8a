import { expect, test } from "vitest";
import { withLineEndsOf, withOurLineEnds } from "../src/line-ends.js";

test("what Windows has written is read as what we write", () => {
  expect(withOurLineEnds("one\r\ntwo\r\n")).toBe("one\ntwo\n");
  expect(withOurLineEnds("one\ntwo\n")).toBe("one\ntwo\n");
  // Alone, it is a character of a text.
  expect(withOurLineEnds("one\rtwo\n")).toBe("one\rtwo\n");
});

test("what we change in a file has the ends of its lines", () => {
  expect(withLineEndsOf("a\r\nb\r\n", "one\ntwo\n")).toBe("one\r\ntwo\r\n");
  expect(withLineEndsOf("a\nb\n", "one\ntwo\n")).toBe("one\ntwo\n");
  expect(withLineEndsOf("a\r\n", "one\r\ntwo\n")).toBe("one\r\ntwo\r\n");
});
