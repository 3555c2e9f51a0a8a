import { readFileSync } from "node:fs";
import type { Authenticator, NatsConnection } from "@nats-io/nats-core";
import { connect as connectNats, credsAuthenticator, type NodeConnectionOptions } from "@nats-io/transport-node";
import { SharedConnection } from "../connection/shared-connection.js";
import { AutonatsError } from "../errors/autonats-error.js";
import { ReconnectDelay } from "./reconnect-delay.js";

/** What `connect` takes: the options of the NATS client, credentials and TLS among them, and our own. */
export interface ConnectOptions extends NodeConnectionOptions {
  /**
   * Path of a credentials file. It is read again for each attempt to connect, so that it can be replaced while the process
   * runs. Default: none.
   */
  readonly credentialsFile?: string | undefined;
}

/**
 * Connects to NATS with settings that services need and the NATS client does not have by itself. The options go before them.
 * Rejects with an `AutonatsError` when there is no connection at first; later it reconnects for ever, by itself:
 *
 * - a tenth of the outage lies between two attempts, from 100 ms to 5 s, and an attempt takes 2 s at most;
 * - a server that does not answer is left after 10 to 15 s;
 * - credentials that are refused do not end the connection: they are asked for anew on each attempt.
 */
export async function connect(options: ConnectOptions = {}): Promise<NatsConnection> {
  const { credentialsFile, ...rest } = options;
  const delay = new ReconnectDelay();
  try {
    const connection = await connectNats({
      maxReconnectAttempts: -1,
      reconnectDelayHandler: () => delay.next(),
      timeout: 2000,
      pingInterval: 5000,
      maxPingOut: 2,
      ignoreAuthErrorAbort: true,
      noAsyncTraces: true,
      ...(credentialsFile === undefined ? {} : { authenticator: readCredentials(credentialsFile) }),
      ...rest,
    });
    delay.onUp();
    SharedConnection.of(connection).addListener({ onUp: () => delay.onUp() });
    return connection;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const isRefused = cause instanceof Error && cause.name === "AuthorizationError";
    const message = `cannot connect to NATS at ${serversOf(options)}: ${reason}`;
    throw new AutonatsError(isRefused ? "UNAUTHENTICATED" : "UNAVAILABLE", message, { outcome: "NOT_SENT", cause });
  }
}

/** An authenticator that throws ends the connection for good, so a file that is being replaced leaves the last one in force. */
function readCredentials(path: string): Authenticator {
  let last: Authenticator | undefined;
  return (nonce) => {
    try {
      const current = credsAuthenticator(readFileSync(path));
      const credentials = current(nonce);
      last = current;
      return credentials;
    } catch (error) {
      if (last === undefined) throw error;
      return last(nonce);
    }
  };
}

/** The servers as they may be shown: without user and password. */
function serversOf({ servers = "localhost:4222", port }: ConnectOptions): string {
  if (port !== undefined) return `localhost:${port}`;
  return [servers]
    .flat()
    .map((server) => server.replace(/^([a-z]+:\/\/)?[^@/]*@/, "$1"))
    .join(", ");
}
