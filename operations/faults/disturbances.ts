import type { NatsServer } from "@autonats/testing/nats-server";
import { languages } from "../harness/src/languages.js";
import type { Passage } from "../harness/src/passage.js";
import type { Peer } from "../harness/src/peer.js";
import { pause } from "../harness/src/wait.js";
import type { Scene } from "./fault.js";

/** What may be disturbed: a cluster, a client, and a group of instances in both languages. */
export interface Ground {
  readonly scene: Scene;
  readonly servers: readonly NatsServer[];
  readonly client: Peer;
  /** The way of the client to its first server. */
  readonly passage: Passage;
  /** A handler that is never harmed itself. */
  readonly steady: Peer;
  /** A handler that may be killed; another one takes its place then. */
  doomed: Peer;
}

/** Prepares a cluster of three, with a handler on each of them: one is of another language than the rest. */
export async function prepareGround(scene: Scene): Promise<Ground> {
  const { site, language, binary } = scene;
  const { servers } = await site.cluster({ binary });
  const [first, second, third] = servers;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error("bug: a cluster of fewer than three");
  const pingInterval = 1000;
  const other = languages.find((each) => each !== language) ?? language;
  const steady = await site.handler(language, { servers: first.url, pingInterval });
  await site.handler(other, { servers: second.url, pingInterval });
  const doomed = await site.handler(language, { servers: third.url, pingInterval });
  const passage = await site.passage(first);
  const client = await site.client(language, { servers: passage.url, pingInterval });
  return { scene, servers, client, passage, steady, doomed };
}

/** Each does something bad, and mends it. */
export const disturbances: readonly ((ground: Ground) => Promise<void>)[] = [
  async function killHandler(ground) {
    const { site, language } = ground.scene;
    await ground.doomed.kill();
    ground.doomed = await site.handler(language, { servers: urlsOf(ground), pingInterval: 1000 });
  },
  async function freezeHandler({ doomed }) {
    doomed.signal("SIGSTOP");
    await pause(2000);
    doomed.signal("SIGCONT");
  },
  async function breakHandler({ doomed }) {
    await doomed.break();
    await pause(2000);
    await doomed.break(false);
  },
  async function killServer({ servers }) {
    await servers[2]?.kill();
    await pause(1000);
    await servers[2]?.start();
  },
  async function freezeServer({ servers }) {
    await servers[1]?.freeze();
    await pause(2000);
    servers[1]?.thaw();
  },
  async function cutClient({ passage }) {
    passage.cut();
    await pause(500);
    passage.mend();
  },
  async function silenceClient({ passage }) {
    passage.silence("up", "down");
    await pause(1500);
    passage.mend();
  },
  async function slowClient({ passage }) {
    passage.delay(50, 20);
    passage.slice(7);
    await pause(2000);
    passage.mend();
  },
  async function flood({ client }) {
    await client.burst(1000, { name: `flood${performance.now()}`, method: "Fetch", waits: true });
  },
];

function urlsOf({ servers }: Ground): string {
  return servers[0]?.url ?? "";
}
