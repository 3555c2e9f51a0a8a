import type { Link } from "../link/link.js";
import type { Outbox } from "./outbox.js";

const WATCH_MS = 2000;
const MISSES = 2;

/**
 * Watches the server while anybody needs it, and until it has answered once more after that, by asking for a round trip every two seconds. If
 * nothing arrives on an open connection any more, it is cut and replaced. A slow one is not: anything received or confirmed is a sign of life.
 */
export class ServerProbe {
  readonly #link: Link;
  readonly #outbox: Outbox;
  readonly #isNeeded: () => boolean;
  readonly #onLook: () => void;
  #isAsking = false;
  /** Whether the server was asked since anybody last came to need it. */
  #wasAsked = false;
  #generation = 0;
  #misses = 0;
  #lifeSeen = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `isNeeded` reports whether anybody waits for something from the server; `onLook` is called every two seconds as long as somebody does. */
  constructor(link: Link, outbox: Outbox, isNeeded: () => boolean, onLook: () => void = () => undefined) {
    this.#link = link;
    this.#outbox = outbox;
    this.#isNeeded = isNeeded;
    this.#onLook = onLook;
    const reset = (): void => this.#reset();
    link.listen({ onUp: () => this.watch(), onDown: reset, onClosed: reset });
  }

  /** Begins to watch, until nobody needs the server. */
  watch(): void {
    this.#wasAsked = false;
    if (this.#timer !== undefined) return;
    this.#misses = 0;
    const timer = setInterval(() => this.#look(), WATCH_MS);
    if (typeof timer === "object" && "unref" in timer) timer.unref();
    this.#timer = timer;
  }

  #reset(): void {
    this.#rest();
    this.#generation += 1;
    this.#isAsking = false;
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    this.#onLook();
    if (!this.#isAsking) {
      this.#misses = 0;
      // Those who have waited for something may have given up by now: that says nothing of the server.
      if (this.#isNeeded() || !this.#wasAsked) this.#ask();
      else this.#rest();
      return;
    }
    const life = this.#countLife();
    this.#misses = life === this.#lifeSeen ? this.#misses + 1 : 0;
    this.#lifeSeen = life;
    // Two ticks, not four seconds: after the event loop was blocked, one tick comes before the answer is read.
    if (this.#misses >= MISSES) {
      this.#misses = 0;
      this.#link.leave().catch(() => undefined);
    }
  }

  /** Only ever grows. */
  #countLife(): number {
    return this.#link.receivedBytes + this.#outbox.confirmations;
  }

  #ask(): void {
    const generation = this.#generation;
    this.#isAsking = true;
    this.#wasAsked = true;
    this.#lifeSeen = this.#countLife();
    const done = (): void => {
      if (generation === this.#generation) this.#isAsking = false;
    };
    this.#link.confirm().then(done, done);
  }
}
