import { type NatsServer, type NatsServerOptions, startNatsServer } from "@autonats/testing/nats-server";
import type { Msg, NatsConnection } from "@nats-io/nats-core";
import { type ConnectOptions, connect } from "../../src/node/index.js";
import { onCleanup } from "./cleanup.js";

let shared: Promise<NatsServer> | undefined;

/** A server without users that test files share which do nothing to it. It ends with the process. */
export function sharedServer(): Promise<NatsServer> {
  shared ??= startNatsServer();
  return shared;
}

/** A server of the test's own. */
export async function startServer(options: NatsServerOptions = {}): Promise<NatsServer> {
  const server = await startNatsServer(options);
  onCleanup(() => server.stop());
  return server;
}

/** A connection that is closed after the test; to the shared server unless told otherwise. */
export async function openConnection(server?: NatsServer, options: ConnectOptions = {}): Promise<NatsConnection> {
  const { url } = server ?? (await sharedServer());
  const connection = await connect({ servers: url, ...options });
  onCleanup(() => connection.close());
  return connection;
}

/** Answers a subject with something that no handler of ours would say. */
export async function answer(
  connection: NatsConnection,
  subject: string,
  respond: (message: Msg) => unknown,
): Promise<void> {
  connection.subscribe(subject, {
    callback: (_error, message) => {
      respond(message);
    },
  });
  await connection.flush();
}
