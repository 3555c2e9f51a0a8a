import { readFileSync } from "node:fs";
import type { Authenticator, NatsConnection } from "@nats-io/nats-core";
import { connect as connectNats, credsAuthenticator, type NodeConnectionOptions } from "@nats-io/transport-node";
import { AutonatsError } from "../errors/autonats-error.js";
import { linkOf } from "../link/connection.js";
import { ReconnectDelay } from "./reconnect-delay.js";
import { type Login, parseServerAddress } from "./server-address.js";
import { ServerChoice } from "./server-choice.js";

/** What `connect` takes: the options of the NATS client, credentials and TLS among them, and our own. */
export interface ConnectOptions extends NodeConnectionOptions {
  /**
   * Path of a credentials file. It is read again for each attempt to connect, so that it can be replaced while the process
   * runs. Default: none.
   */
  readonly credentialsFile?: string | undefined;
}

/**
 * Connects to NATS with settings that services need and that are not the NATS client's defaults. The options override them. Rejects
 * with an `AutonatsError` when there is no connection at first; later it reconnects for ever, by itself:
 *
 * - a tenth of the outage lies between two attempts, from 100 ms to 5 s, and an attempt takes 2 s at most;
 * - a server that was lost is the last to be tried, where there are others;
 * - a server that does not answer is left after 10 to 15 s;
 * - credentials that are refused do not end the connection: they are read again for each attempt;
 * - a user and password, or a token, in the address of a server are used, unless the options have others.
 */
export async function connect(options: ConnectOptions = {}): Promise<NatsConnection> {
  const { credentialsFile, servers, ...rest } = options;
  const parsed = servers === undefined ? [] : [servers].flat().map(parseServerAddress);
  const login = loginOf(parsed.flatMap((server) => server.login ?? []));
  const delay = new ReconnectDelay();
  try {
    const connection = await connectNats({
      maxReconnectAttempts: -1,
      ...howToReconnect(rest, delay),
      timeout: 2000,
      pingInterval: 5000,
      maxPingOut: 2,
      ignoreAuthErrorAbort: true,
      noAsyncTraces: true,
      ...(parsed.length === 0 ? {} : { servers: parsed.map(({ address }) => address) }),
      ...(credentialsFile === undefined ? login : { authenticator: readCredentials(credentialsFile) }),
      ...rest,
    });
    delay.onUp();
    linkOf(connection).listen({ onUp: () => delay.onUp() });
    return connection;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const isRefused = cause instanceof Error && cause.name === "AuthorizationError";
    const where = rest.port === undefined ? parsed.map(({ address }) => address).join(", ") : `localhost:${rest.port}`;
    const message = `cannot connect to NATS at ${where || "localhost:4222"}: ${reason}${hintOf(reason, options)}`;
    throw new AutonatsError(isRefused ? "UNAUTHENTICATED" : "UNAVAILABLE", message, { outcome: "NOT_SENT", cause });
  }
}

/** Where the options say which server comes next or when, the rest of it is left to the client library. */
function howToReconnect(given: ConnectOptions, delay: ReconnectDelay): ConnectOptions {
  if (given.reconnectDelayHandler !== undefined) return {};
  if (given.reconnectToServer !== undefined) return { reconnectDelayHandler: () => delay.next() };
  const choice = new ServerChoice(delay);
  // The choice also says how long to wait. The client library is kept from finding out by the clock of the system.
  return {
    reconnectDelayHandler: () => Number.NEGATIVE_INFINITY,
    reconnectToServer: (servers) => choice.next(servers),
  };
}

/** An authenticator that throws ends the connection permanently, so while the file is being replaced, the last credentials stay in use. */
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

/** There is one login for all servers: the client library asks for it without saying which server it is for. */
function loginOf(logins: readonly Login[]): Login {
  const [first = {}, ...others] = logins;
  if (others.every(({ user, pass, token }) => user === first.user && pass === first.pass && token === first.token)) {
    return first;
  }
  const message = "the addresses of the servers have different users; give one for all by the options";
  throw new AutonatsError("INVALID_ARGUMENT", message, { outcome: "NOT_SENT" });
}

/** A server that expects TLS from the first byte sends nothing to a client that waits for its INFO. */
function hintOf(reason: string, { tls }: ConnectOptions): string {
  if (!/timeout/i.test(reason) || tls?.handshakeFirst === true) return "";
  return "; where the server has handshake_first, connect with tls: { handshakeFirst: true }";
}
