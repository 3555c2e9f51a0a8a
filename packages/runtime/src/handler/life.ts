import { AutonatsError } from "../errors/autonats-error.js";

export type LifeState = "new" | "starting" | "serving" | "draining" | "ended";

/** What a handler does when its state changes. */
export interface LifeHost {
  /** Begins to serve. Resolves once the server has confirmed it; rejects where it cannot, with everything undone. */
  start(): Promise<void>;
  /** Stops serving, in good order. Never rejects. */
  drain(): Promise<void>;
  /** Releases everything at once: the connection is gone. */
  drop(): void;
}

/**
 * The life of a handler.
 *
 *     new ──run──> starting ──confirmed──> serving ──shutdown──> draining ──> ended
 *      ^              │  │                    │                     │           ^
 *      └── refused ───┘  └──shutdown──────────┼─────────────────────┘           │
 *                        (run rejects)        └── connection closed for good ───┘
 */
export class Life {
  /** Resolves or rejects when the handler has ended. */
  readonly ended: Promise<void>;
  readonly #host: LifeHost;
  #state: LifeState = "new";
  #running: Promise<void> | undefined;
  #shutdown: Promise<void> | undefined;
  #onShutdown: () => void = () => undefined;
  readonly #shutdownBegun: Promise<void>;
  #onEnded: (reason?: AutonatsError) => void = () => undefined;

  constructor(host: LifeHost) {
    this.#host = host;
    this.#shutdownBegun = new Promise((resolve) => {
      this.#onShutdown = resolve;
    });
    this.ended = new Promise((resolve, reject) => {
      this.#onEnded = (reason) => (reason === undefined ? resolve() : reject(reason));
    });
    // Nobody has to look at it.
    this.ended.catch(() => undefined);
  }

  get state(): LifeState {
    return this.#state;
  }

  run(): Promise<void> {
    if (this.#shutdown !== undefined) return Promise.reject(shutDownError());
    this.#running ??= this.#start();
    return this.#running;
  }

  shutdown(): Promise<void> {
    this.#shutdown ??= this.#stop();
    return this.#shutdown;
  }

  /** The connection was closed for good: without a reason, by its owner. */
  onClosed(reason: Error | undefined): void {
    if (this.#state !== "serving") return;
    this.#state = "ended";
    this.#host.drop();
    this.#shutdown ??= Promise.resolve();
    this.#onEnded(
      reason === undefined
        ? undefined
        : new AutonatsError("UNAVAILABLE", "the connection to NATS was lost permanently; the handler has ended", {
            reason: "CLOSED",
            cause: reason,
          }),
    );
  }

  async #start(): Promise<void> {
    this.#state = "starting";
    try {
      await Promise.race([this.#host.start(), this.#shutdownBegun]);
    } catch (error) {
      if (this.#shutdown === undefined) {
        this.#state = "new";
        this.#running = undefined;
      }
      throw error;
    }
    if (this.#shutdown !== undefined) throw shutDownError();
    this.#state = "serving";
  }

  async #stop(): Promise<void> {
    const hasBegun = this.#state !== "new";
    this.#state = "draining";
    this.#onShutdown();
    if (hasBegun) await this.#host.drain();
    this.#state = "ended";
    this.#onEnded();
  }
}

function shutDownError(): AutonatsError {
  return new AutonatsError("FAILED_PRECONDITION", "the handler was shut down; make a new one to serve again");
}
