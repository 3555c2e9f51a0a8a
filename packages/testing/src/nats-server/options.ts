/** Subjects that a user may publish or subscribe to. Where only `deny` is given, everything else is allowed. */
export interface NatsSubjectRule {
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
}

/** Somebody who may connect, and what they may do. Without rules everything is allowed. */
export interface NatsUser {
  readonly user: string;
  readonly password: string;
  readonly publish?: NatsSubjectRule;
  readonly subscribe?: NatsSubjectRule;
  /** Lets the user publish to the reply subjects of requests that it received: this often, for this many milliseconds. */
  readonly allowResponses?: { readonly max: number; readonly expiresMs: number };
}

/** Paths of PEM files, as {@link createTestCertificates} writes them. */
export interface NatsTlsOptions {
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly caFile?: string;
  /** Also asks clients for a certificate that `caFile` has signed. */
  readonly verifyClients?: boolean;
}

/** How a server is started. Everything is optional; times are milliseconds, sizes are bytes. */
export interface NatsServerOptions {
  /** Path of the binary. Default: what {@link findNatsServer} finds. */
  readonly binary?: string;
  /** Port for clients on 127.0.0.1. Default: a free one, which then stays the same over restarts. */
  readonly port?: number;
  readonly serverName?: string;
  readonly users?: readonly NatsUser[];
  /** A token instead of users. */
  readonly token?: string;
  readonly tls?: NatsTlsOptions;
  /** Default of the server: 1 MiB. */
  readonly maxPayload?: number;
  /** What the server holds for one slow client before it cuts it off. Default of the server: 64 MiB. */
  readonly maxPending?: number;
  readonly writeDeadlineMs?: number;
  readonly pingIntervalMs?: number;
  readonly pingMax?: number;
  /** Over which time lame duck mode closes its clients. The server takes nothing under 30 000. */
  readonly lameDuckDurationMs?: number;
  /** How long lame duck mode waits before it closes the first client. */
  readonly lameDuckGraceMs?: number;
  /** Turns JetStream on, with its files in the server's own temporary directory. */
  readonly jetstream?: boolean;
  /** Also listens for WebSocket clients, without TLS, on a free port of 127.0.0.1. */
  readonly websocket?: boolean;
  readonly cluster?: { readonly name: string; readonly routes: readonly string[] };
  /** Logs protocol traces too. */
  readonly trace?: boolean;
  /** Text that is appended to the generated configuration as it is. */
  readonly extraConfiguration?: string;
}
