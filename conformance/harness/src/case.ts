/** What a raw request or reply consists of. A body is given as JSON, as text, as base64, or as a text so many times. */
export interface RawMessage {
  readonly json?: unknown;
  readonly text?: string;
  readonly base64?: string;
  readonly repeat?: readonly [before: string, text: string, times: number, after: string];
  /** Values by name; a list for a header that is repeated. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

/** A message that the harness itself sends to the handler. */
export interface RawRequest extends RawMessage {
  /** Behind the service's subject, such as `Echo` or `cancel`. */
  readonly to: string;
  /** A reply subject: `inbox`, whose messages are kept, or anything else as it stands. Default: one of its own, or none to publish. */
  readonly reply?: string;
}

/** A call that the client under test makes. */
export interface Call {
  readonly method: string;
  readonly arguments?: readonly unknown[];
  readonly timeoutMs?: number;
  readonly instance?: string;
  /** Given up before it is made. */
  readonly cancelled?: boolean;
}

/** A handler that the server under test starts. */
export interface Start {
  readonly name: string;
  readonly drainTimeoutMs?: number;
}

/** One step of a case. It has one key that says what is done; `conformance/README.md` has them all. */
export interface Step {
  readonly call?: Call;
  readonly request?: RawRequest;
  readonly publish?: RawRequest;
  readonly cancel?: string;
  readonly wait?: string;
  readonly see?: readonly [key: string, started: number, stopped: number, ended: number];
  readonly release?: string;
  /** The handler whose calls `release` ends. Default: `a`. */
  readonly of?: string;
  readonly admitted?: readonly [method: string, count: number];
  readonly start?: Start;
  readonly stop?: string;
  readonly peer?: readonly RawMessage[];
  readonly sent?: true;
  readonly inbox?: number;
  readonly service?: string;
  readonly server?: "kill" | "start";
  readonly until?: RawRequest;
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
  /** Stops or starts the NATS server, and so runs when nothing else does. */
  readonly alone?: boolean;
  readonly steps: readonly Step[];
}
