import type { NatsServer } from "@autonats/testing/nats-server";
import type { Tally } from "../harness/src/peer-commands.js";
import { untilServed } from "../harness/src/served.js";
import { pause } from "../harness/src/wait.js";
import type { Fault, Scene } from "./fault.js";
import { type Figure, failed, failuresOf, partAtLeast, timeAtMost, untrue } from "./figure.js";
import { since } from "./stopwatch.js";

const PARALLEL = 8;

/** The server that a client is connected to is killed; it is one of three. */
export const nodeKilled: Fault = {
  id: "F8",
  title: "a client's server, one of three, is killed",
  run: async (scene) => {
    const { figures, tallies, lostAt } = await loseNode(scene, undefined, (node) => node.kill());
    const lastFailureAt = Math.max(0, ...tallies.flatMap(({ failedAt }) => Object.values(failedAt)));
    return [timeAtMost("until the last failure", Math.max(0, lastFailureAt - lostAt), 250), ...figures];
  },
};

/** The server that a client is connected to is suspended. */
export const nodeFrozen: Fault = {
  id: "F9",
  title: "a client's server, one of three, is suspended; pings go out every second",
  run: async (scene) => {
    const { figures, backAfter, rest } = await loseNode(scene, 1000, (node) => node.freeze());
    return [
      timeAtMost("until calls succeeded by way of another server", backAfter, 4000),
      partAtLeast("calls that succeeded after that", 1 - failuresOf(rest) / rest.calls, 0.999),
      ...figures.slice(-2),
    ];
  },
};

interface Lost {
  readonly figures: readonly Figure[];
  readonly tallies: readonly Tally[];
  /** Calls that were made after the first had succeeded again. */
  readonly rest: Tally;
  /** When it happened, as `Date.now()` has it. */
  readonly lostAt: number;
  readonly backAfter: number;
}

/** Loses the server of a client; its handlers are on the two others. */
async function loseNode(
  { site, language, binary }: Scene,
  pingInterval: number | undefined,
  lose: (node: NatsServer) => Promise<void>,
): Promise<Lost> {
  const { servers } = await site.cluster({ binary });
  const [node, ...others] = servers;
  if (node === undefined) throw new Error("bug: a cluster of no server");
  for (const other of others) await site.handler(language, other.url);
  const client = await site.client(language, {
    servers: node.url,
    ...(pingInterval === undefined ? {} : { pingInterval }),
  });
  await untilServed(client);
  const once = client.load(PARALLEL, { name: "once", pauseMs: 1, timeoutMs: 2000, waits: true });
  const again = client.load(PARALLEL, { name: "again", pauseMs: 1, timeoutMs: 5000, waits: true, method: "Fetch" });
  await pause(500);
  const lostAt = Date.now();
  const startedAt = performance.now();
  await lose(node);
  await untilServed(client, { timeoutMs: 200 });
  const backAfter = since(startedAt);
  await pause(1000);
  const rest = await client.burst(1000, { name: "rest", waits: true });
  await client.endLoads();
  const tallies = [await once, await again] as const;
  return {
    figures: [
      failed("calls", tallies[0], PARALLEL),
      failed("calls of an idempotent method", tallies[1], 0),
      untrue(site.judge(tallies[0])),
      untrue(site.judge(tallies[1]), true),
    ],
    tallies,
    rest,
    lostAt,
    backAfter,
  };
}
