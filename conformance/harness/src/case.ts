/** What a raw request or reply consists of. A body is given as JSON, as text, as base64, or as a text so many times. */
export interface RawMessage {
  readonly json?: unknown;
  readonly text?: string;
  readonly base64?: string;
  readonly repeat?: readonly [before: string, text: string, times: number, after: string];
  /** Values by name; a list for a header that is repeated. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** The raw header block, valid or not, instead of `headers`. */
  readonly rawHeaders?: string;
  /** So many headers of different names instead. */
  readonly manyHeaders?: number;
}

/** What the harness answers in a handler's place. */
export interface PeerReply extends RawMessage {
  /** The only method whose calls are answered so. Default: all. */
  readonly for?: string;
  /** Without the mark, as whoever is not an Autonats handler answers. Other replies with a body have it, unless they are errors. */
  readonly foreign?: true;
  /** With the mark, although its head looks like an error's. */
  readonly marked?: true;
}

/** A message that the harness itself sends to the handler. */
export interface RawRequest extends RawMessage {
  /**
   * What follows the service's subject, such as `Echo` or `cancel`. What begins with `$` is a subject of its own; `{id}` in it is
   * the instance `a`.
   */
  readonly to: string;
  /** The part of the subject between the prefix and the method. Default: `call`. */
  readonly service?: string;
  /**
   * A reply subject: `inbox`, whose messages are kept as are those of all that begins with `{inbox}.`, or any other subject,
   * unchanged. Default: one of its own, or none to publish.
   */
  readonly reply?: string;
  /** How often to publish it. Default: once. */
  readonly times?: number;
}

/** A call that the client under test makes. */
export interface Call {
  readonly method: string;
  readonly arguments?: readonly unknown[];
  readonly timeoutMs?: number;
  readonly instance?: string;
  /** The most attempts, the first included. */
  readonly attempts?: number;
  /** When an attempt is given up for another one, and when there is a second one beside the first. */
  readonly attemptTimeoutMs?: number;
  readonly hedgeAfterMs?: number;
  /** What handlers know it by. */
  readonly idempotencyKey?: string;
  /** Given up before it is made. */
  readonly cancelled?: boolean;
  /** Which of the services. Default: `call`. */
  readonly service?: string;
  /** `default` for the one where nothing is set. */
  readonly prefix?: "default";
  /** By a client that lets calls wait for the connection. */
  readonly waits?: boolean;
  /** By a client that leaves all calls to the queue group. */
  readonly plain?: boolean;
  /** On a connection of this name instead of the first. */
  readonly connection?: string;
  /** Metadata to send. With it, or with `replyHeaders`, the answer has the `replyHeaders`. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly replyHeaders?: true;
  /** By a client with these test interceptors. `conformance/README.md` says what they do. */
  readonly interceptors?: readonly string[];
  /** By a client that reads and writes bodies within these limits. */
  readonly maxDepth?: number;
  readonly maxElements?: number;
}

/** Calls that the client makes at once. */
export interface Burst extends Call {
  readonly times: number;
}

/** The limits of a deployment, as the runtimes take them. */
export interface Limits {
  readonly concurrency?: number;
  readonly queue?: number;
  readonly timeoutMs?: number;
  readonly total?: number;
  readonly methods?: Readonly<Record<string, Omit<Limits, "total" | "methods">>>;
}

/** A handler that the server under test starts. */
export interface Start {
  readonly name: string;
  readonly drainTimeoutMs?: number;
  /** Which of the services. Default: `call`. */
  readonly service?: string;
  /** `default` for the one where nothing is set. */
  readonly prefix?: "default";
  readonly queueGroup?: string;
  /** A text, or a list of them. */
  readonly replyPrefix?: string | readonly string[];
  readonly limits?: Limits;
  /** For how long, and how much, it remembers of calls with keys. */
  readonly idempotency?: { readonly windowMs?: number; readonly records?: number; readonly bytes?: number };
  /** Whether it gives its model on request. */
  readonly offersModel?: boolean;
  /** Variables of the environment while the handler is made. */
  readonly env?: Readonly<Record<string, string>>;
  readonly interceptors?: readonly string[];
  readonly maxDepth?: number;
  readonly maxElements?: number;
  /** `default` for the one that the runtime chooses. */
  readonly instance?: "default";
  /** This very id, instead of one that no other case has. */
  readonly exactInstance?: string;
  /** On a connection of this name instead of the server's first. */
  readonly connection?: string;
}

/** One step of a case. It has one key that says what is done; `conformance/README.md` has them all. */
export interface Step {
  readonly call?: Call;
  /** Counts what comes of calls that are made at once, by reason, code or type, `value` for a result. */
  readonly burst?: Burst;
  readonly request?: RawRequest;
  readonly publish?: RawRequest;
  readonly cancel?: string;
  readonly wait?: string;
  readonly see?: readonly [key: string, started: number, stopped: number, ended: number];
  readonly release?: string;
  /** The handler that `release`, `seen` and `service` are about. Default: `a`. */
  readonly of?: string;
  /** As `see`, but asks the program, also about a handler that has stopped. */
  readonly seen?: readonly [key: string, started: number, stopped: number, ended: number];
  readonly admitted?: readonly [method: string, count: number, failures?: number];
  readonly start?: Start;
  readonly stop?: string;
  readonly peer?: readonly PeerReply[];
  readonly sent?: number;
  readonly replySubjects?: true;
  readonly flood?: number;
  readonly inbox?: number;
  readonly service?: string;
  /** Whom `service` asks: all services, those of the name, or the instance alone. Default: the instance. */
  readonly whom?: "all" | "name" | "instance";
  readonly wrongEndpoints?: true;
  /** The handler that is asked for its model. */
  readonly model?: string;
  readonly server?: "kill" | "start";
  readonly cut?: "client" | "server";
  readonly mend?: "client" | "server";
  readonly stall?: "client" | "server";
  readonly flow?: "client" | "server";
  readonly cancellations?: number;
  readonly logged?: true;
  readonly close?: string;
  /** The same of a connection of the server. */
  readonly closeServer?: string;
  readonly until?: RawRequest;
  readonly gone?: RawRequest;
  readonly back?: true;
  /** Waits until a handler has ended by itself. Gives its reason. */
  readonly ended?: string;
  /** Milliseconds that go by, for what happens at a deadline. */
  readonly pass?: number;
  /** Goes on without waiting; `wait` and `cancel` name it. */
  readonly as?: string;
  /** What the step must come to. */
  readonly gives?: unknown;
}

/** One line of `conformance/cases`. */
export interface Case {
  readonly name: string;
  /** Sections of the protocol, or ids of `musts.json`. */
  readonly proves: readonly string[];
  /** Default: one handler, `a`. */
  readonly handlers?: readonly Start[];
  /** Runs when nothing else does, as it is large or breaks connections. */
  readonly alone?: boolean;
  /**
   * Runs over NATS alone, or over memory alone, where it sends what a NATS server takes from nobody. What cuts, stalls, kills or waits for a
   * server runs over NATS alone anyway.
   */
  readonly only?: "nats" | "memory";
  readonly steps: readonly Step[];
}
