import type { Socket } from "node:net";
import type { NatsConnection } from "@nats-io/nats-core";

/** Returns the socket under a connection, of which there is none until the first attempt. It changes with each reconnect. */
export function socketOf(connection: NatsConnection): Socket | undefined {
  const { protocol } = connection as unknown as {
    readonly protocol: { readonly transport: { readonly socket?: Socket } };
  };
  return protocol.transport.socket;
}

/** Counts the bytes that the client library has written and the system has not taken. */
export function unwrittenBytes(connection: NatsConnection): number {
  return socketOf(connection)?.writableLength ?? 0;
}
