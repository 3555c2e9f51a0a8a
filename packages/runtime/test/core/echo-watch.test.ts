import { expect, test } from "vitest";
import { EchoWatch } from "../../src/connection/echo-watch.js";

test("a connection that is needed and hears nothing is left after it has asked for an echo, and missed it twice", () => {
  const watch = new EchoWatch();
  const looks = Array.from({ length: 6 }, () => watch.look(true, 0));
  expect(looks).toEqual(["echo", "nothing", "leave", "echo", "nothing", "leave"]);
});

test("anything that is heard, and a moment in which nobody needs it, begins again", () => {
  for (const [isNeeded, heard] of [
    [true, 1],
    [false, 0],
  ] as const) {
    const watch = new EchoWatch();
    expect([watch.look(true, 0), watch.look(true, 0)]).toEqual(["echo", "nothing"]);
    expect(watch.look(isNeeded, heard)).toBe("nothing");
    expect([watch.look(true, heard), watch.look(true, heard), watch.look(true, heard)]).toEqual([
      "echo",
      "nothing",
      "leave",
    ]);
  }
});
