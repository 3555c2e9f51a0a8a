import type { InstanceSign } from "../../errors/outcomes.js";
import type { LoadReport } from "../../wire/load-report.js";
import { Instance } from "./instance.js";

/** Instances that are remembered: whoever replies can make up names. */
const MOST_INSTANCES = 128;
/** An older report says nothing. */
const REPORT_MS = 10_000;
/** How often an instance is asked for a report at most. */
const ASK_MS = 20;
/** For how long an instance that had no room counts as having so much more to do, and one that did not answer is left alone. */
const BUSY_MS = 100;
const BUSY_LOAD = 2;
const SILENT_MS = 1000;
/** For how long an instance is gone at first, twice as long each time after it, and the longest. */
const GONE_MS = 1000;
const LONGEST_GONE_MS = 60_000;
/** For how long no instance is called once the server does not allow it. */
const DENIED_MS = 60_000;
/** Once no new instances are found, this many calls and this much time are between two that look for them. */
const LOOK_CALLS = 20;
const LOOK_MS = 1000;
/** The same while the breaker of an instance is open, as the queue group may give it the call: as soon as most are likely to be known. */
const LOOK_BROKEN_MS = 5000;
const LONGEST_STEP = 1024;

/**
 * Chooses the instance that a call of one method goes to: of two that are drawn, the one with less to do. It learns of instances
 * by their reports alone. A call goes to the queue group while no instance is known, or none is fit, and from time to time to
 * find others. A pure function of what it is told.
 */
export class Balancer {
  readonly #subjectOf: (instance: string) => string;
  readonly #known = new Map<string, Instance>();
  readonly #present: Instance[] = [];
  /** Instances that are there and whose breakers are not closed. */
  #broken = 0;
  /** A running mean of all loads that were reported. */
  #meanLoad = 0;
  #deniedUntil = Number.NEGATIVE_INFINITY;
  /** Calls since one has looked for instances, when that was, and how many calls and milliseconds are between two. */
  #calls = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #step = 1;
  /** When the queue group was asked last, and how many milliseconds may pass before it is asked again. */
  #askedAt = Number.NEGATIVE_INFINITY;
  #askStep = 0;

  /** `subjectOf` returns where an instance takes calls of the method. */
  constructor(subjectOf: (instance: string) => string) {
    this.#subjectOf = subjectOf;
  }

  /** Instances that are there. */
  get instances(): readonly Instance[] {
    return this.#present;
  }

  /** Reports whether an instance is the only one that is there. Where none is, the queue group may reach others. */
  isAlone(instance: Instance): boolean {
    return this.#present.length === 1 && this.#present[0] === instance;
  }

  /**
   * Returns the instance that a call goes to, for which `release` is to be called when it has ended; `undefined` for the queue
   * group. `random` is from 0 to 1. A call that was made before is not to go to the same instance again.
   */
  pick(now: number, random: number, before: Instance | undefined): Instance | undefined {
    if (this.#present.length === 0 || now < this.#deniedUntil) return undefined;
    if (before === undefined && this.#isToLook(now)) return undefined;
    const instance = this.#choose(now, random, before);
    if (instance === undefined) return undefined;
    instance.outstanding += 1;
    if (instance.breaker.state === "open") instance.breaker.noteCall(now);
    return instance;
  }

  /** Reports whether a call to an instance, or to the queue group, is to ask for a report. It is then taken to have asked. */
  asks(instance: Instance | undefined, now: number): boolean {
    if (instance !== undefined) {
      if (now - instance.askedAt < ASK_MS) return false;
      instance.askedAt = now;
      return true;
    }
    // Handlers that do not report are asked less and less often.
    if (now < this.#deniedUntil || now - this.#askedAt < this.#askStep) return false;
    this.#askedAt = now;
    this.#askStep = Math.min(LONGEST_STEP, Math.max(1, this.#askStep * 2));
    return true;
  }

  /** Notes that a call to an instance has ended, whatever came of it. */
  release(instance: Instance): void {
    instance.outstanding -= 1;
  }

  /** Takes a report, which came with the reply to a call of the queue group or of an instance. */
  learn({ instance: id, running, waiting, slots }: LoadReport, now: number, isOfGroup: boolean): void {
    this.#askStep = 0;
    let instance = this.#known.get(id);
    if (instance?.place === -1 && now < instance.goneUntil) return;
    if (slots === 0) {
      if (instance !== undefined && instance.place !== -1) this.#leave(instance, now);
      return;
    }
    if (instance === undefined || instance.place === -1) {
      instance ??= this.#meet(id);
      if (instance === undefined) return;
      this.#enter(instance);
    } else if (isOfGroup) {
      // Slower where there are many, so that none of them is likely to be missed.
      this.#step = Math.min(LONGEST_STEP, this.#step + this.#step / this.#present.length);
    }
    instance.load = (running + waiting) / slots;
    instance.reportedAt = now;
    this.#meanLoad += (instance.load - this.#meanLoad) / 10;
  }

  /** Takes what the end of a call has shown of its instance. `random` is from 0 to 1. */
  note(instance: Instance, sign: InstanceSign, now: number, random: number): void {
    const { state } = instance.breaker;
    switch (sign) {
      case "answered":
        instance.goneMs = 0;
        instance.breaker.noteSuccess(now);
        if (now < instance.avoidUntil) this.#noteAlive(instance, now);
        break;
      case "busy":
        instance.goneMs = 0;
        instance.busyUntil = now + BUSY_MS;
        break;
      case "silent":
        instance.avoidUntil = Math.max(instance.avoidUntil, now + SILENT_MS);
        this.#noteFailure(instance, now, random);
        break;
      case "failed":
        this.#noteFailure(instance, now, random);
        break;
      case "gone":
        if (instance.place !== -1) this.#leave(instance, now);
        break;
      case "denied":
        this.#deniedUntil = now + DENIED_MS;
        break;
    }
    if (instance.breaker.state !== state) this.#countBroken();
  }

  /** It was slow, not silent: it is weighed against others, which may have more to do. */
  #noteAlive(instance: Instance, now: number): void {
    instance.avoidUntil = now;
    instance.busyUntil = now + BUSY_MS;
  }

  /** At most half of the instances are broken. */
  #noteFailure({ breaker }: Instance, now: number, random: number): void {
    breaker.noteFailure(now, random, (this.#broken + 1) * 2 <= this.#present.length);
  }

  #isToLook(now: number): boolean {
    this.#calls += 1;
    const isRisky = this.#broken > 0 && this.#step >= LOOK_CALLS;
    const waitMs = isRisky ? LOOK_BROKEN_MS : Math.min(this.#step, LOOK_MS);
    if (this.#calls < Math.min(this.#step, LOOK_CALLS) || now - this.#lookedAt < waitMs) return false;
    this.#calls = 0;
    this.#lookedAt = now;
    return true;
  }

  /** Two are drawn with one random number. Where neither is fit, the first one after them is chosen that is. */
  #choose(now: number, random: number, before: Instance | undefined): Instance | undefined {
    const present = this.#present;
    const count = present.length;
    if (count === 1) return this.#fit(0, now, before);
    const scaled = random * count;
    const first = Math.min(count - 1, Math.floor(scaled));
    let second = Math.min(count - 2, Math.floor((scaled - first) * (count - 1)));
    if (second >= first) second += 1;
    const one = this.#fit(first, now, before);
    const other = this.#fit(second, now, before);
    if (one !== undefined && other !== undefined) {
      return this.#scoreOf(other, now) < this.#scoreOf(one, now) ? other : one;
    }
    if (one !== undefined || other !== undefined) return one ?? other;
    for (let offset = 1; offset < count; offset += 1) {
      const next = this.#fit((first + offset) % count, now, before);
      if (next !== undefined) return next;
    }
    return undefined;
  }

  /** Returns the instance at a place, if it is fit for a call. */
  #fit(place: number, now: number, before: Instance | undefined): Instance | undefined {
    const instance = this.#present[place];
    if (instance === undefined || instance === before || now < instance.avoidUntil) return undefined;
    if (this.#broken === 0 || instance.breaker.admits(now, instance.outstanding)) return instance;
    // Those that are gone since may have left too many broken ones.
    return this.#broken * 2 > this.#present.length ? instance : undefined;
  }

  #scoreOf({ outstanding, load, reportedAt, busyUntil }: Instance, now: number): number {
    const score = outstanding + (now - reportedAt < REPORT_MS ? load : this.#meanLoad);
    return now < busyUntil ? score + BUSY_LOAD : score;
  }

  /** Begins to know an instance. `undefined` if there are too many, and all of them are there. */
  #meet(id: string): Instance | undefined {
    if (this.#known.size >= MOST_INSTANCES) {
      let oldest: Instance | undefined;
      for (const known of this.#known.values()) {
        if (known.place === -1 && (oldest === undefined || known.goneUntil < oldest.goneUntil)) oldest = known;
      }
      if (oldest === undefined) return undefined;
      this.#known.delete(oldest.id);
    }
    const instance = new Instance(id, this.#subjectOf(id));
    this.#known.set(id, instance);
    return instance;
  }

  #enter(instance: Instance): void {
    instance.place = this.#present.length;
    this.#present.push(instance);
    this.#countBroken();
    // Where there is a new one, there may be others.
    this.#step = 1;
  }

  #leave(instance: Instance, now: number): void {
    const last = this.#present.pop();
    if (last !== undefined && last !== instance) {
      this.#present[instance.place] = last;
      last.place = instance.place;
    }
    instance.place = -1;
    instance.goneMs = Math.min(LONGEST_GONE_MS, Math.max(GONE_MS, instance.goneMs * 2));
    instance.goneUntil = now + instance.goneMs;
    this.#countBroken();
    this.#step = 1;
  }

  #countBroken(): void {
    this.#broken = 0;
    for (const { breaker } of this.#present) if (breaker.state !== "closed") this.#broken += 1;
  }
}
