import type { HandlerState } from "../../pipeline/observed.js";
import { RecentEvents } from "../../recent-events.js";

/**
 * What is to be done next: to ask the others of the group how they are, to leave the group (and ask, too), to take calls again one
 * at a time, or to take all calls again.
 */
export type Step = "nothing" | "ask" | "leave" | "probe" | "stay";

/** The others have at least so long to answer, and at most twice as long: by chance, so that not all leave at once. */
const ANSWER_MS = 250;
/** The others are asked again so long after an answer that this instance may not leave. */
const ASK_AGAIN_MS = 5000;
/** While this instance is out, it looks so often whether the others still are there. */
const LOOK_MS = 2000;
const PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 60_000;
/** A pause is up to so much shorter or longer. */
const JITTER = 0.2;
const LONGEST_LEVEL = 10;
/** After so long in the group, the next pause is shorter by one level. */
const HEALTHY_MS = 30_000;
/** With fewer calls in ten seconds, nothing is said of them. */
const LEAST_CALLS = 20;
/** So many calls have to succeed, one after the other. */
const PROBES = 3;
/** More others than these are not counted: the answer would be the same. */
const MOST_OTHERS = 1000;

/**
 * Decides when an instance leaves its queue group because its calls fail, and when it comes back. Never more than a third of the
 * group is out, as far as those who answer can know: where many fail, what they need has failed, and leaving would only take away
 * what still works. A pure function of what it is told: times are in milliseconds, and `random` is from 0 to 1.
 *
 *                ┌──────── others are out ────────┐
 *                ▼                                │
 *            serving ──half of the calls fail──> leaving ──enough others──> ejected <──a call fails── probing
 *                ▲                                                             │                        │ ▲
 *                │                                                             └─time is up, too few────┼─┘
 *                └──────────────────────── three calls succeed ─────────────────────────────────────────┘
 */
export class SelfEjection {
  readonly #instance: string;
  /** The calls of the last ten seconds, and those of them that failed by a fault of this instance. */
  readonly #calls = new RecentEvents();
  readonly #faults = new RecentEvents();
  /** What the others have said since they were asked. */
  readonly #others = new Map<string, HandlerState>();
  #state: HandlerState = "serving";
  #wakeAt = Number.POSITIVE_INFINITY;
  /** When the pause ends. */
  #endsAt = 0;
  #mayAskAt = 0;
  #servingSince = 0;
  /** How often the pause was doubled. */
  #level = 0;
  #succeeded = 0;

  constructor(instance: string) {
    this.#instance = instance;
  }

  get state(): HandlerState {
    return this.#state;
  }

  /** When to call `wake`; `Infinity` for never. */
  get wakeAt(): number {
    return this.#wakeAt;
  }

  /** Counts a call that has ended, and whether it failed by a fault of this instance. */
  noteCall(now: number, isFault: boolean, random: number): Step {
    if (this.#state === "ejected") return "nothing";
    if (this.#state === "probing") return this.#noteProbe(now, isFault, random);
    this.#calls.add(now);
    if (!isFault) return "nothing";
    this.#faults.add(now);
    if (this.#state === "leaving" || now < this.#mayAskAt || !this.#isBad) return "nothing";
    this.#state = "leaving";
    this.#others.clear();
    this.#wakeAt = now + ANSWER_MS * (1 + random);
    return "ask";
  }

  /** Notes how another instance of the group is. */
  noteOther(instance: string, state: HandlerState): void {
    if (instance === this.#instance) return;
    if (this.#others.size < MOST_OTHERS || this.#others.has(instance)) this.#others.set(instance, state);
  }

  /** Decides what was to be decided at this time. */
  wake(now: number, random: number): Step {
    if (now < this.#wakeAt) return "nothing";
    if (this.#state === "leaving") return this.#mayBeOut() ? this.#eject(now, random) : this.#stay(now);
    // It is out. Where the others have gone meanwhile, a bad instance is better than none.
    if (now >= this.#endsAt || !this.#mayBeOut()) return this.#probe();
    this.#others.clear();
    this.#wakeAt = Math.min(this.#endsAt, now + LOOK_MS);
    return "ask";
  }

  /** Whether at least half of the calls failed, when the last one did. */
  get #isBad(): boolean {
    return this.#calls.total >= LEAST_CALLS && this.#faults.total * 2 >= this.#calls.total;
  }

  #stay(now: number): Step {
    this.#state = "serving";
    this.#wakeAt = Number.POSITIVE_INFINITY;
    this.#mayAskAt = now + ASK_AGAIN_MS;
    return "stay";
  }

  #eject(now: number, random: number): Step {
    if (this.#state === "leaving") {
      this.#level = Math.max(0, this.#level - Math.floor((now - this.#servingSince) / HEALTHY_MS));
    }
    const pause = Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** this.#level);
    this.#level = Math.min(LONGEST_LEVEL, this.#level + 1);
    this.#state = "ejected";
    this.#calls.clear();
    this.#faults.clear();
    this.#others.clear();
    this.#endsAt = now + pause * (1 - JITTER + 2 * JITTER * random);
    this.#wakeAt = Math.min(this.#endsAt, now + LOOK_MS);
    return "leave";
  }

  #probe(): Step {
    this.#state = "probing";
    this.#succeeded = 0;
    this.#wakeAt = Number.POSITIVE_INFINITY;
    return "probe";
  }

  #noteProbe(now: number, isFault: boolean, random: number): Step {
    if (isFault) return this.#eject(now, random);
    this.#succeeded += 1;
    if (this.#succeeded < PROBES) return "nothing";
    this.#servingSince = now;
    return this.#stay(now);
  }

  /**
   * Reports whether at most a third of the group is out if this instance is. Of those that want to leave at the same time, those
   * with greater ids come first.
   */
  #mayBeOut(): boolean {
    let out = 1;
    for (const [instance, state] of this.#others) {
      if (state === "ejected" || state === "probing") out += 1;
      else if (state === "leaving" && this.#state === "leaving" && instance > this.#instance) out += 1;
    }
    return out * 3 <= this.#others.size + 1;
  }
}
