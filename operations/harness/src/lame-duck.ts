import type { NatsCluster, NatsServer } from "@autonats/testing/nats-server";
import { countFailures, type Verdict } from "./audit.js";
import type { Language } from "./languages.js";
import type { Peer } from "./peer.js";
import type { Answer, Failure, Tally } from "./peer-commands.js";
import { Site } from "./site.js";
import { pause, until } from "./wait.js";

/** Milliseconds of a call that runs while everybody leaves the server. */
const LONG_MS = 3000;

/** Which handlers and clients there are while a server of three is taken out of service. */
export interface LameDuckPlan {
  readonly pairs: readonly { readonly handler: Language; readonly client: Language }[];
  /** How long the server lets its clients be before it closes the first of them. */
  readonly graceMs: number;
  /** Calls at once, of each client in each pair. */
  readonly parallel: number;
  /** How long a caller rests between two calls. */
  readonly pauseMs: number;
  /** How many handlers of each language are on that server. */
  readonly handlersOnDuck: number;
  /** How long all goes on before the server is told to go and after everybody has left it. */
  readonly beforeAndAfterMs: number;
  /** The nats-server; by default that of the tests. */
  readonly binary?: string;
}

export interface LameDuckResult {
  readonly calls: number;
  readonly failures: Readonly<Record<string, number>>;
  readonly examples: readonly Failure[];
  /** What became of calls that ran for a while when the server was told to go, one of each client to each kind of handler. */
  readonly longCalls: readonly Answer[];
  readonly verdict: Verdict;
}

/**
 * Takes one of three servers out of service as an upgrade does, by its lame duck mode, while clients on it and on another make calls. Handlers are on
 * it, and one of each language on another.
 */
export async function runLameDuck(plan: LameDuckPlan): Promise<LameDuckResult> {
  await using site = await Site.prepare();
  const cluster = await site.cluster({
    lameDuckDurationMs: plan.graceMs + 30_000,
    lameDuckGraceMs: plan.graceMs,
    ...(plan.binary === undefined ? {} : { binary: plan.binary }),
  });
  const [duck, other] = membersOf(cluster);
  for (const handler of new Set(plan.pairs.map((pair) => pair.handler))) {
    const places = [...Array.from({ length: plan.handlersOnDuck }, () => duck), other];
    for (const server of places) await site.handler(handler, server.url, { prefix: handler });
  }
  const clients: Peer[] = [];
  const loads: Promise<Tally>[] = [];
  const callLong: (() => Promise<Answer>)[] = [];
  for (const language of new Set(plan.pairs.map((pair) => pair.client))) {
    for (const [place, server] of Object.entries({ duck, elsewhere: other })) {
      const client = await site.client(language, server.url);
      clients.push(client);
      for (const { handler } of plan.pairs.filter((pair) => pair.client === language)) {
        const name = `${language}-${handler}-${place}`;
        loads.push(client.load(plan.parallel, { name, prefix: handler, pauseMs: plan.pauseMs }));
        const long = { text: `${name}-long`, number: LONG_MS, timeoutMs: 20_000, prefix: handler };
        callLong.push(() => client.call("Wait", long));
      }
    }
  }
  await pause(plan.beforeAndAfterMs);
  const long = callLong.map((call) => call());
  duck.lameDuck();
  await until("everybody has left the server", () => isEmpty(duck));
  await pause(plan.beforeAndAfterMs);
  await Promise.all(clients.map((client) => client.endLoads()));
  const tallies = await Promise.all(loads);
  return {
    calls: tallies.reduce((sum, { calls }) => sum + calls, 0),
    failures: countFailures(tallies),
    examples: tallies.flatMap(({ examples }) => Object.values(examples)),
    longCalls: await Promise.all(long),
    verdict: site.judge(...tallies),
  };
}

function membersOf({ servers: [duck, other] }: NatsCluster): readonly [NatsServer, NatsServer] {
  if (duck === undefined || other === undefined) throw new Error("bug: a cluster of fewer than two servers");
  return [duck, other];
}

/** Reports whether nobody is connected to a server. One that has ended by itself is empty too. */
async function isEmpty(server: NatsServer): Promise<boolean> {
  if (server.pid === undefined) return true;
  const page = server.readMonitoring("connz") as Promise<{ readonly num_connections: number }>;
  return page.then(
    ({ num_connections }) => num_connections === 0,
    () => server.pid === undefined,
  );
}
