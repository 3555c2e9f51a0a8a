import type { NatsServerOptions } from "./options.js";
import { type NatsServer, startNatsServer } from "./server.js";
import { waitFor } from "./wait.js";

const ROUTES_TIMEOUT_MS = 20_000;

/** Options of every member. Ports, names and routes are chosen by {@link startNatsCluster}. */
export type NatsClusterOptions = Omit<NatsServerOptions, "port" | "serverName" | "cluster" | "binary"> & {
  readonly binary?: string;
};

/** Servers that are routed to each other. */
export interface NatsCluster extends AsyncDisposable {
  readonly servers: readonly NatsServer[];
  /** The addresses of all members, for a client's list of servers. */
  readonly urls: readonly string[];
  /** Resolves when every running member is routed to every other running member. */
  routed(): Promise<void>;
  /** Ends all members. */
  stop(): Promise<void>;
}

/**
 * Starts `size` servers that form one cluster, and resolves when every member is routed to every other.
 * Each member keeps its ports over restarts and knows the addresses of all others, so any of them may be restarted.
 */
export async function startNatsCluster(size = 3, options: NatsClusterOptions = {}): Promise<NatsCluster> {
  const servers: NatsServer[] = [];
  const cluster: NatsCluster = {
    servers,
    get urls() {
      return servers.map((server) => server.url);
    },
    routed: () => waitForRoutes(servers),
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
    },
    [Symbol.asyncDispose]: () => cluster.stop(),
  };
  try {
    for (let index = 0; index < size; index++) {
      const routes = servers.map(routeTo);
      const serverName = `node-${index + 1}`;
      const own = { serverName, cluster: { name: "autonats-test", routes }, jetstream: false };
      servers.push(await startNatsServer({ ...options, ...own }));
    }
    for (const server of servers) {
      await server.useRoutes(servers.filter((other) => other !== server).map(routeTo));
    }
    if (options.jetstream === true) await restartWithJetStream(servers);
    await cluster.routed();
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}

/** With JetStream, a member does not start before it knows all routes, and those are known once all members have started. */
async function restartWithJetStream(servers: readonly NatsServer[]): Promise<void> {
  for (const server of servers) {
    await server.kill();
    await server.useOptions({ jetstream: true });
  }
  await Promise.all(servers.map((server) => server.start()));
}

function routeTo(server: NatsServer): string {
  return `nats-route://127.0.0.1:${server.clusterPort}`;
}

async function waitForRoutes(servers: readonly NatsServer[]): Promise<void> {
  const running = servers.filter((server) => server.pid !== undefined);
  for (const server of running) {
    await waitFor(
      async () => ((await countNeighbours(server)) >= running.length - 1 ? true : undefined),
      ROUTES_TIMEOUT_MS,
      () => `The members of the cluster did not find each other.\n${server.log}`,
    );
  }
}

/**
 * Counts the members to which all connections of a server are up. Two members have several, a pool and one for the system
 * account, and each account uses one of them: until that one is up, its messages and its interest do not pass.
 */
async function countNeighbours(server: NatsServer): Promise<number> {
  const { cluster } = (await server.readMonitoring("varz")) as { readonly cluster: { readonly pool_size: number } };
  const page = (await server.readMonitoring("routez")) as {
    readonly routes?: readonly { readonly remote_id: string }[];
  };
  const connections = new Map<string, number>();
  for (const { remote_id } of page.routes ?? []) connections.set(remote_id, (connections.get(remote_id) ?? 0) + 1);
  return [...connections.values()].filter((count) => count > cluster.pool_size).length;
}
