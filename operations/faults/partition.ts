import type { NatsServer } from "@autonats/testing/nats-server";
import type { Direction } from "../harness/src/passage.js";
import { untilServed } from "../harness/src/served.js";
import { pause } from "../harness/src/wait.js";
import type { Fault, Scene } from "./fault.js";
import { type Figure, failed, timeAtMost, untrue } from "./figure.js";
import { since, timed } from "./stopwatch.js";

const PER_SECOND = 50;

/** The ways that nothing passes, by what a line says of them. */
const ways: Readonly<Record<string, readonly Direction[]>> = {
  "both ways": ["up", "down"],
  "to the server": ["up"],
  "from the server": ["down"],
};

/** What one client sends, is sent, or both, is lost, without anything being closed; the other servers of the cluster are fine. */
export const partition: Fault = {
  id: "F4",
  title:
    "the network loses everything between a client and its server, one of three, for 5 s, and for 60 s in full or 15 s in short",
  run: async (scene) => {
    const { site, language, binary, isQuick } = scene;
    const { servers } = await site.cluster({ binary });
    const [near, other] = [servers[0], servers[1]];
    if (near === undefined || other === undefined) throw new Error("bug: a cluster of fewer than two servers");
    await site.handler(language, other.url);
    const all = await Promise.all(
      Object.entries(ways).map(async ([way, directions]) => [
        ...(await interrupt(scene, near, way, directions)),
        ...(await separate(scene, near, way, directions, isQuick ? 15_000 : 60_000)),
      ]),
    );
    return all.flat();
  },
};

/** The network is back before the client has found out, or just then. */
async function interrupt(
  scene: Scene,
  server: NatsServer,
  way: string,
  directions: readonly Direction[],
): Promise<readonly Figure[]> {
  const { site, language } = scene;
  const passage = await site.passage(server);
  const client = await site.client(language, passage.url);
  await untilServed(client);
  const pace = client.pace(PER_SECOND, { name: `interrupted ${way}` });
  passage.hold(...directions);
  await pause(5000);
  passage.mend();
  const back = await timed(() => untilServed(client));
  await client.endLoads();
  return [timeAtMost(`${way}, from the end of 5 s to the first success`, back, 1000), untrue(site.judge(await pace))];
}

/** The client has to go elsewhere, and has nothing to do with that server any more when the network is back. */
async function separate(
  scene: Scene,
  server: NatsServer,
  way: string,
  directions: readonly Direction[],
  milliseconds: number,
): Promise<readonly Figure[]> {
  const { site, language } = scene;
  const passage = await site.passage(server);
  const client = await site.client(language, passage.url);
  await untilServed(client);
  passage.hold(...directions);
  const heldAt = performance.now();
  await untilServed(client, { timeoutMs: 500 });
  const away = since(heldAt);
  const pace = client.pace(PER_SECOND, { name: `separated ${way}` });
  await pause(Math.max(0, milliseconds - since(heldAt)));
  passage.mend();
  await pause(2000);
  await client.endLoads();
  const tally = await pace;
  return [
    timeAtMost(`${way}, until calls succeeded by way of another server`, away, 15_000),
    failed("calls after that, until the network is back and 2 s more,", tally, 0),
    untrue(site.judge(tally)),
  ];
}
