import { Breaker } from "./breaker.js";

/** An instance, as one method of one client knows it. What it says is the balancer's to change. */
export class Instance {
  readonly id: string;
  /** Where it takes calls of the method. */
  readonly subject: string;
  readonly breaker: Breaker = new Breaker();
  /** Calls of this client that it has not answered. */
  outstanding = 0;
  /** Whether it has answered any call, so that the server lets them through. */
  wasServed = false;
  /** Calls that it has reported, those that wait too, by slots; and when. */
  load = 0;
  reportedAt = 0;
  /** When it was asked last. */
  askedAt: number = Number.NEGATIVE_INFINITY;
  /** Until this time it counts as having much to do. */
  busyUntil: number = Number.NEGATIVE_INFINITY;
  /** It is not chosen before this time. */
  avoidUntil: number = Number.NEGATIVE_INFINITY;
  /** Where it is among those that are there; -1 if it is gone. */
  place = -1;
  /** If it is gone, it is not taken to be back before this time. */
  goneUntil: number = Number.NEGATIVE_INFINITY;
  /** For how long it was taken to be gone; 0 once it has answered. */
  goneMs = 0;

  constructor(id: string, subject: string) {
    this.id = id;
    this.subject = subject;
  }

  /** Whether it matters that it answers. */
  get isWatched(): boolean {
    return this.goneMs > 0 || this.breaker.isAwake;
  }
}
