/** What a peer says of a call or of another thing that can fail: `value`, or `error`. */
export interface Answer {
  readonly value?: unknown;
  readonly error?: Failure;
}

/** How a call has failed: with one of the runtime's errors, or with another of that type. */
export interface Failure {
  readonly code?: string;
  readonly reason?: string;
  readonly outcome?: string;
  readonly type?: string;
  readonly message: string;
}

/** How a peer connects. */
export interface Connecting {
  readonly servers: string;
  readonly user?: string;
  readonly pass?: string;
  readonly credentialsFile?: string;
  readonly inboxPrefix?: string;
  /** Milliseconds between the pings of the client library, which are what finds a dead connection where nothing else does. */
  readonly pingInterval?: number;
}

/** How a handler serves. */
export interface Serving {
  /** The file that the texts of calls are noted in. */
  readonly audit?: string;
  readonly prefix?: string;
  readonly replyPrefix?: string;
  readonly instance?: string;
  /** Whether it counts how soon it refuses calls. */
  readonly isMeasured?: boolean;
  /** How many times as long as it is told `Wait` takes; 1 by default. */
  readonly slowness?: number;
}

/** What a call is given. */
export interface CallCommand {
  readonly text?: string;
  readonly number?: number;
  readonly timeoutMs?: number;
  readonly prefix?: string;
  /** Whether the client lets its calls wait for the connection. */
  readonly waits?: boolean;
}

/** What many calls are given. Their texts are `<name>-1` and so on. */
export interface TallyCommand {
  readonly name: string;
  /** A method that returns its text; or `Publish`, which publishes to the stream `trail` until that has it. Default: `Run`. */
  readonly method?: "Run" | "RunNow" | "Fetch" | "Wait" | "Publish";
  /** The second parameter of `Wait`: milliseconds. The size of what is published. */
  readonly number?: number;
  readonly timeoutMs?: number;
  readonly prefix?: string;
  readonly waits?: boolean;
  /** Whether the server chooses the instances, as the client leaves all calls to the queue group. */
  readonly isPlain?: boolean;
  /** The most attempts of a call. */
  readonly attempts?: number;
}

/** What became of many calls. Those whose texts are nowhere in it have succeeded, with the result that they should have. */
export interface Tally {
  readonly name: string;
  readonly calls: number;
  /** The texts of calls that succeeded with another result than their text. */
  readonly wrong: readonly string[];
  /** The texts of calls that failed, by kind of failure, such as `UNAVAILABLE/DISCONNECTED/NOT_SENT`. */
  readonly failed: Readonly<Record<string, readonly string[]>>;
  /** One failure of each kind. */
  readonly examples: Readonly<Record<string, Failure>>;
  /** How long the calls took that succeeded. */
  readonly took: Times;
  /** How long the calls took that failed, by kind of failure. */
  readonly failedIn: Readonly<Record<string, Times>>;
  /** When each call ended that failed, by its text, as `Date.now()` has it. */
  readonly failedAt: Readonly<Record<string, number>>;
}

/** How a handler has refused calls as BUSY. */
export interface RefusalReport {
  /** From the moment when it had the request, of calls that were refused at once. */
  readonly atOnce: Times;
  /** Calls that were refused at once, and that were refused after they had waited for a slot. */
  readonly count: number;
  readonly waited: number;
}

/** How long calls took, in milliseconds; all 0 where there were none. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}
