import type { LinkState } from "../link/link.js";

/** A connection as observers see it: the same object for all clients and handlers on it. */
export interface ObservedConnection {
  readonly state: LinkState;
}

/**
 * Whether a handler takes calls: all that come; still all, but it asks the others of its group whether it may leave, as half of its
 * calls fail; none, as it has left; or one at a time, to find out whether it may come back.
 */
export type HandlerState = "serving" | "leaving" | "ejected" | "probing";

/** The breaker of an instance, as one client sees it for one method, when it has changed. */
export interface ObservedBreaker {
  readonly service: string;
  /** The semantic version of the interface; empty if it has none. */
  readonly version: string;
  /** The name on the wire, such as `GetById`. */
  readonly method: string;
  /** The id of the instance. */
  readonly instance: string;
  /** An instance gets no calls while its breaker is open, but some that try it out. */
  readonly state: "open" | "closed";
}

/** A handler as observers see it. Whoever keeps it may ask at any time; nothing is counted for them. */
export interface ObservedHandler {
  readonly service: string;
  /** The semantic version of the interface; empty if it has none. */
  readonly version: string;
  /** The id of the instance. */
  readonly instance: string;
  readonly isReady: boolean;
  /** Whether it has left its queue group by itself. Says nothing about start and shutdown. */
  readonly state: HandlerState;
  /** Calls that may run at once over all methods; `Infinity` where nothing limits them. */
  readonly capacity: number;
  /** Returns what each method is doing just now. */
  load(): readonly MethodLoad[];
}

/** What one method of a handler is doing at a moment. */
export interface MethodLoad {
  /** The name on the wire, such as `GetById`. */
  readonly method: string;
  /** Calls that hold a slot: until their answers are out. */
  readonly running: number;
  /** Calls that wait for a slot. */
  readonly waiting: number;
  /** Calls that may run at once; `Infinity` where nothing limits them. */
  readonly slots: number;
  /**
   * Calls that would run at once if nothing limited them: those that run, those that wait, and those that were lately refused as
   * BUSY, each for as long as a call mostly takes. Unlike `running`, it rises beyond the slots when there is more to do.
   */
  readonly demand: number;
}
