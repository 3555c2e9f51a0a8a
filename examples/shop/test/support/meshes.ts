import type { Connection } from "@autonats/runtime";
import { connect } from "@autonats/runtime/node";
import { createMemoryNetwork } from "@autonats/testing";
import { startNatsServer } from "@autonats/testing/nats-server";

/** Where the services of a test meet. */
export interface Mesh {
  connect(): Promise<Connection>;
  stop(): Promise<void>;
}

/** In this process, without a server: starts in no time. */
export async function inMemory(): Promise<Mesh> {
  const network = createMemoryNetwork();
  return { connect: async () => network.connect(), stop: async () => undefined };
}

/** On a real NATS server. */
export async function onServer(): Promise<Mesh> {
  const server = await startNatsServer();
  const connections: Awaited<ReturnType<typeof connect>>[] = [];
  return {
    async connect() {
      const connection = await connect({ servers: server.url });
      connections.push(connection);
      return connection;
    },
    async stop() {
      await Promise.all(connections.map((connection) => connection.close()));
      await server.stop();
    },
  };
}
