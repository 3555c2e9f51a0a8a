import type { Link } from "../link/link.js";
import { PauseWatch } from "./pause-watch.js";

/** How often the process is seen at work. */
const SEEN_MS = 250;

/**
 * Knows when a message that is read may have come: before the process was suspended, say. Watches while anybody asks. In a browser it
 * does not, where timers of a page in the background are late for other reasons.
 */
export class Arrivals {
  readonly #link: Link;
  #watch: PauseWatch | undefined;
  #users = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(link: Link) {
    this.#link = link;
  }

  /** Begins to watch, until the function is called that it returns. */
  watch(): () => void {
    this.#users += 1;
    if (this.#users === 1) this.#start();
    return () => {
      this.#users -= 1;
      if (this.#users === 0) this.#stop();
    };
  }

  /** Returns when a message that is read now may have come at the earliest. */
  cameAt(now: number): number {
    const watch = this.#watch;
    if (watch === undefined) return now;
    if (watch.look(now)) this.#ask(watch);
    return watch.cameAt(now);
  }

  #start(): void {
    const timer = setInterval(() => {
      const watch = this.#watch;
      if (watch?.see(performance.now()) === true) this.#ask(watch);
    }, SEEN_MS);
    if (typeof timer !== "object" || !("unref" in timer)) {
      clearInterval(timer);
      return;
    }
    timer.unref();
    this.#timer = timer;
    this.#watch = new PauseWatch(performance.now());
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#watch = undefined;
  }

  #ask(watch: PauseWatch): void {
    const { round } = watch;
    const end = (): void => watch.end(round);
    this.#link.confirm().then(end, end);
  }
}
