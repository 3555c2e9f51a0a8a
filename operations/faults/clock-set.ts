import type { Peer } from "../harness/src/peer.js";
import { untilServed } from "../harness/src/served.js";
import { pause } from "../harness/src/wait.js";
import type { Fault, Scene } from "./fault.js";
import { countAtMost, type Figure, failed, failuresOf, timeAtMost, untrue } from "./figure.js";
import { timed } from "./stopwatch.js";

const HOUR_MS = 3_600_000;
/** An hour on, back again and an hour further back, and once more ten seconds. */
const STEPS = [HOUR_MS, -2 * HOUR_MS, -10_000];
const TIMEOUT_MS = 1000;
const PARALLEL = 8;
const HOURS = 10;

/** Somebody sets the clock of the system, of a handler's machine and of a client's. Nothing that lasts is measured by it. */
export const clockSet: Fault = {
  id: "F16",
  title: "the clock is set an hour on or back, and ten seconds back, for a handler and for a client",
  note: "the clock is set for a process, not for the machine: in TypeScript by another `Date`, in Go by a package `time` that is changed for this build. Clocks that never go back, and timers, are those of the system.",
  run: async (scene) => {
    await scene.site.useSettableClocks();
    return [...(await setClocks(scene)), ...(await breakBefore(scene)), ...(await loseServer(scene))];
  },
};

async function setClocks({ site, language, binary, isQuick }: Scene): Promise<readonly Figure[]> {
  const server = await site.server({ binary });
  const silent = await site.nats(server);
  silent.subscribe("nobody.work.Run");
  await silent.flush();
  const handler = await site.handler(language, server.url);
  const client = await site.client(language, server.url);
  await untilServed(client);
  const load = client.load(PARALLEL, { name: "steady", method: "Wait", number: 20, timeoutMs: TIMEOUT_MS });
  let [early, late] = [0, 0];
  for (const step of STEPS) {
    for (const peer of [handler, client]) {
      const unanswered = timed(() => client.call("Run", { prefix: "nobody", timeoutMs: TIMEOUT_MS }));
      await pause(isQuick ? 200 : 1000);
      await peer.setClock(step);
      const took = await unanswered;
      early = Math.max(early, TIMEOUT_MS - took);
      late = Math.max(late, took - TIMEOUT_MS);
    }
  }
  await client.endLoads();
  const tally = await load;
  return [
    failed("calls", tally, 0),
    timeAtMost("a call that nobody answers ended sooner than its deadline, at most by", early, 1),
    timeAtMost("or later, at most by", late, 50),
    untrue(site.judge(tally)),
  ];
}

/** An instance fails every call, and is not chosen any more; with each hour its breaker would let a call through. */
async function breakBefore({ site, language, binary }: Scene): Promise<readonly Figure[]> {
  const server = await site.server({ binary });
  const handlers: Peer[] = [];
  for (let handler = 0; handler < 3; handler++) handlers.push(await site.handler(language, server.url));
  const client = await site.client(language, server.url);
  await untilServed(client);
  const before = client.pace(200, { name: "before" });
  await pause(2000);
  await handlers[0]?.break();
  await pause(1000);
  await client.endLoads();
  await before;
  const after = client.pace(200, { name: "after" });
  for (let hour = 0; hour < HOURS; hour++) {
    await pause(100);
    await client.setClock(HOUR_MS);
  }
  await client.endLoads();
  const tally = await after;
  const what = `calls that met an instance whose breaker was open, of ${tally.calls}, while ${HOURS} hours went by at once`;
  // The queue group gives a call to anybody.
  return [countAtMost(what, failuresOf(tally), 2)];
}

/** The client library must not wait for an hour to connect again. */
async function loseServer({ site, language, binary }: Scene): Promise<readonly Figure[]> {
  const server = await site.server({ binary });
  await site.handler(language, server.url);
  const client = await site.client(language, server.url);
  await untilServed(client);
  await client.setClock(-HOUR_MS);
  await server.kill();
  await server.start();
  return [
    timeAtMost("until calls succeeded again after the server was lost", await timed(() => untilServed(client)), 1000),
  ];
}
