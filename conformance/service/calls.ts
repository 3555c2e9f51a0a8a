import type { int32 } from "@autonats/runtime";

/** No user has this id. */
export class NotFound extends Error {
  readonly id: string;

  constructor(id: string) {
    super(`no user ${id}`);
    this.id = id;
  }
}

/** Too few are left. */
export class OutOfStock extends Error {
  readonly sku: string;
  readonly left: int32;
  readonly since: Date;

  constructor(sku: string, left: int32, since: Date) {
    super(`${left} of ${sku} left`);
    this.sku = sku;
    this.left = left;
    this.since = since;
  }
}

/** Has only its message, which does not count as data. */
export class Closed extends Error {}

/** What became of a call that has told of it by `wait` or `hold`. */
export interface Seen {
  started: int32;
  stopped: int32;
  ended: int32;
}

/** How much time a handler had left, and one that it called in turn. */
export interface TimeLeft {
  own: int32;
  nested: int32;
}

/**
 * Every way in which a call may go.
 *
 * @nats:server Call
 */
export interface CallService {
  /** Returns the text. */
  echo(text: string): Promise<string>;
  nothing(): Promise<void>;
  add(a: int32, b: int32, c?: int32): Promise<int32>;
  /** Null for no text. */
  maybe(text?: string): Promise<string | null>;
  /** As many letters x. */
  big(size: int32): Promise<string>;
  /** How many characters there are. */
  measure(text: string): Promise<int32>;
  /** Fails with an error of the runtime's own type. */
  fail(code: string, message: string): Promise<void>;
  /** Fails with an error of the runtime's own type that claims a reason and a path. */
  claim(code: string, reason: string, path: string): Promise<void>;
  /** Fails with something that is not declared: throws or panics. */
  crash(text: string): Promise<void>;
  /** Fails with an error of the language's own type that is not declared. */
  stumble(text: string): Promise<void>;
  /**
   * Returns the id, or fails with `NotFound` if it begins with `missing`.
   *
   * @nats:error NotFound
   */
  find(id: string): Promise<string>;
  /**
   * Fails with `NotFound` of the sku if that is empty, else with `OutOfStock` of all that is given.
   *
   * @nats:error NotFound
   * @nats:error OutOfStock RESOURCE_EXHAUSTED
   * @nats:error Closed
   */
  take(sku: string, left: int32, since: Date): Promise<void>;
  /** Fails with a `NotFound` of the id, an error that only other methods declare. */
  hidden(id: string): Promise<void>;
  /** Fails as a call to a service that does not exist does. */
  forward(text: string): Promise<void>;
  /** Milliseconds left. */
  timeLeft(): Promise<int32>;
  /**
   * The same, but its calls have half a second.
   *
   * @nats:timeout 500ms
   */
  shortTimeLeft(): Promise<int32>;
  /** Milliseconds left here, and in a call of `timeLeft` that is made from here with the context at hand. */
  nestedTimeLeft(): Promise<TimeLeft>;
  /**
   * Runs until it is told to stop, and fails. Counts the key as started and as stopped.
   *
   * @nats:concurrency 2
   */
  wait(key: string): Promise<void>;
  /** Runs until it is told to stop, by a call of `wait` that it hands its context on to. Counts nothing of its own. */
  nestedWait(key: string): Promise<void>;
  /**
   * Runs until `release` is called with the key, told to stop or not, and returns the key. Counts it as started, as stopped when it
   * is told to, and as ended.
   *
   * @nats:concurrency 1
   */
  hold(key: string): Promise<string>;
  /** Ends all calls of `hold` with the key, also those that have not begun. */
  release(key: string): Promise<void>;
  /** Waits until the key has been started, stopped and ended at least so often. */
  see(key: string, started: int32, stopped: int32, ended: int32): Promise<Seen>;
  /** Counts the text as started and ended. */
  note(text: string): void;
  /** Fails after it has counted the text as started. */
  noteCrash(text: string): void;
  /**
   * As `hold`, one-way.
   *
   * @nats:concurrency 1
   */
  noteHold(key: string): void;
  /**
   * Fails with a `Closed` of this message.
   *
   * @nats:error Closed
   */
  close(message: string): Promise<void>;
  /**
   * Milliseconds left of ten minutes.
   *
   * @nats:timeout 10m
   */
  longTimeLeft(): Promise<int32>;
  /** As `wait`, but at the default concurrency. */
  linger(key: string): Promise<void>;
  /** Fails as a call of `fail` does. */
  forwardFail(code: string, message: string): Promise<void>;
  /**
   * Fails as a call of `find` does, whose error it declares too.
   *
   * @nats:error NotFound
   */
  forwardFind(id: string): Promise<string>;
  /** Fails as a call to an instance with an invalid id does. */
  forwardWrongly(text: string): Promise<void>;
  /**
   * Fails with an error that it declares, but whose data cannot be written.
   *
   * @nats:error NotFound
   */
  findIllFormed(): Promise<void>;
  /** Returns a text that is not well-formed Unicode. */
  illFormed(): Promise<string>;
  /**
   * As `wait`, but its calls have 300 ms.
   *
   * @nats:timeout 300ms
   */
  brief(key: string): Promise<void>;
  /** The values of a name in the metadata of the call. */
  received(name: string): Promise<string[]>;
  /** The same in a call of `received` that is made from here with the context at hand. */
  nestedReceived(name: string): Promise<string[]>;
  /** Sends values of a name back as metadata, and fails with the code unless it is empty. */
  answer(name: string, values: string[], code: string): Promise<void>;
  /**
   * Counts the key as started. Fails with something that is not declared, so many times at first, then returns how often it was started.
   *
   * @nats:idempotent
   */
  persist(key: string, failures: int32): Promise<int32>;
  /** The id of the instance. */
  where(): Promise<string>;
  /**
   * Counts the key as started, and returns how often it was. What `how` says, it fails with instead: `declared`, a `NotFound` of the key;
   * `crash`, something that is not declared; `later`, `UNAVAILABLE` and the wish to be called again.
   *
   * @nats:error NotFound
   */
  order(key: string, how: string): Promise<int32>;
}
