import type { NatsConnection } from "@nats-io/nats-core";
import type { Peer } from "../harness/src/peer.js";
import { untilServed } from "../harness/src/served.js";
import { readState } from "../harness/src/service-api.js";
import { pause } from "../harness/src/wait.js";
import type { Fault, Scene } from "./fault.js";
import { type Figure, failed, failuresOf, partAtLeast, untrue } from "./figure.js";

const HANDLERS = 6;
const PER_SECOND = 300;

/** One of six instances fails whatever it is called for; then half of them; then all, as if they shared what is down, until it is back. */
export const brokenInstances: Fault = {
  id: "F19",
  title: "instances fail every call: one of six, half of them, all",
  run: async (scene) => [
    ...(await breakSome(scene, 1, 0.999)),
    ...(await breakSome(scene, HANDLERS / 2, 0.99)),
    ...(await breakAll(scene)),
  ],
};

async function breakSome(scene: Scene, broken: number, wanted: number): Promise<readonly Figure[]> {
  const { site, isQuick } = scene;
  const { handlers, client } = await prepare(scene);
  const name = `broken${broken}`;
  const before = client.pace(PER_SECOND, { name: `${name}-start` });
  await pause(1000);
  await Promise.all(handlers.slice(0, broken).map((handler) => handler.break()));
  await pause(1000);
  await client.endLoads();
  // What fails until it is noticed is of the first second; how many those are of all is a matter of how long one looks.
  const found = await before;
  const pace = client.pace(PER_SECOND, { name });
  await pause(isQuick ? 3000 : 30_000);
  await client.endLoads();
  const tally = await pace;
  const what = broken === 1 ? "one instance is broken" : `${broken} of ${HANDLERS} instances are broken`;
  return [
    { ...failed(`calls in the second in which ${what}`, found, Math.ceil(0.2 * found.calls)), isTimed: true },
    partAtLeast(`calls that succeeded while ${what}`, 1 - failuresOf(tally) / tally.calls, wanted),
    untrue(site.judge(found, tally)),
  ];
}

async function breakAll(scene: Scene): Promise<readonly Figure[]> {
  const { site, isQuick } = scene;
  const { handlers, client, nats } = await prepare(scene);
  await Promise.all(handlers.map((handler) => handler.break()));
  const down = client.pace(PER_SECOND, { name: "down" });
  await pause(isQuick ? 12_000 : 30_000);
  await client.endLoads();
  const states = await Promise.all(handlers.map((_, place) => readState(nats, instanceAt(place))));
  await Promise.all(handlers.map((handler) => handler.break(false)));
  await pause(5000);
  const back = client.pace(PER_SECOND, { name: "back" });
  await pause(isQuick ? 2000 : 5000);
  await client.endLoads();
  const tally = await back;
  return [
    partAtLeast(
      "instances that still served when all were broken",
      states.filter((state) => state !== "ejected").length / HANDLERS,
      2 / 3,
    ),
    partAtLeast("calls that succeeded 5 s after all were well again", 1 - failuresOf(tally) / tally.calls, 0.99),
    untrue(site.judge(await down, tally)),
  ];
}

interface Prepared {
  readonly handlers: readonly Peer[];
  readonly client: Peer;
  readonly nats: NatsConnection;
}

async function prepare({ site, language, binary }: Scene): Promise<Prepared> {
  const server = await site.server({ binary });
  const handlers: Peer[] = [];
  for (let place = 0; place < HANDLERS; place++) {
    handlers.push(await site.handler(language, server.url, { instance: instanceAt(place) }));
  }
  const client = await site.client(language, server.url);
  await untilServed(client);
  return { handlers, client, nats: await site.nats(server) };
}

function instanceAt(place: number): string {
  return `instance-${place}`;
}
