import { runLameDuck } from "../harness/src/lame-duck.js";
import type { Fault } from "./fault.js";
import { countAtMost, untrue } from "./figure.js";

/** One of three servers is taken out of service, as an upgrade does it. */
export const lameDuck: Fault = {
  id: "F12",
  title: "one of three servers is taken out of service",
  run: async ({ language, binary }) => {
    const { calls, failures, longCalls, verdict } = await runLameDuck({
      pairs: [{ handler: language, client: language }],
      graceMs: 10_000,
      parallel: 16,
      pauseMs: 0,
      handlersOnDuck: 2,
      beforeAndAfterMs: 1500,
      binary,
    });
    const failed = Object.values(failures).reduce((sum, count) => sum + count, 0);
    const broken = longCalls.filter(({ error }) => error !== undefined).length;
    return [
      countAtMost(`calls failed, of ${calls}`, failed, 0),
      countAtMost("calls of three seconds failed that were under way", broken, 0),
      untrue(verdict),
    ];
  },
};
