import type { NatsConnection } from "@nats-io/nats-core";

/** What is needed of the socket under a connection. */
export interface Transport {
  readonly isClosed: boolean;
  /** Resolves when the socket is closed, by whichever end. */
  closed(): Promise<unknown>;
  /** Closes the socket. With an error it does so at once; without one it waits until the server has taken what was written. */
  close(error: Error): Promise<unknown>;
}

/**
 * Finds the socket under a connection, which changes with each reconnect. The client library has it, but does not show it;
 * nothing may depend on it for more than a moment's advantage, and `undefined` stands for a connection of another make.
 */
export function transportOf(connection: NatsConnection): Transport | undefined {
  const { protocol } = connection as { protocol?: { transport?: Partial<Transport> } };
  const transport = protocol?.transport;
  const isOne = typeof transport?.closed === "function" && typeof transport.close === "function";
  return isOne ? (transport as Transport) : undefined;
}
