import type { Link } from "../link/link.js";
import { Deadline, type Deadlines } from "./deadlines.js";
import { SendWindow } from "./send-window.js";

/** The owner of a parcel. Exactly one of these is called, once, immediately or later. None may throw. */
export interface ParcelOwner {
  /** The parcel was handed to the link. */
  onSent(): void;
  /** Its deadline passed before it could be sent. */
  onExpired(): void;
  /** It has more bytes than the server takes. Without this, `onExpired` is called. */
  onTooLarge?(bytes: number, limit: number): void;
  /** The link was closed for good before it could be sent. Without this, `onExpired` is called. */
  onClosed?(cause: unknown): void;
}

/** A message that is to be sent before a deadline. It must not change before its owner is told. */
export interface Parcel {
  readonly subject: string;
  /** Empty for none. */
  readonly reply: string;
  readonly head: Uint8Array | undefined;
  readonly body: Uint8Array;
  /** On the clock of `performance.now()`. Must be finite. */
  readonly deadline: number;
  readonly owner: ParcelOwner;
}

/** Admission refuses calls while the connection holds more bytes than this. */
const MOST_HELD = 16 * 1024 * 1024;

/**
 * What a connection has to send: one account of all bytes that the process holds for it. Usually a parcel is handed to the link at
 * once. When the server does not keep up, or the link is down, parcels wait here in order, where they can still be dropped at their
 * deadlines; once the link has them, they cannot. The link itself applies no backpressure, so bytes count until the server has
 * confirmed that it has read them.
 */
export class Outbox {
  readonly #link: Link;
  readonly #deadlines: Deadlines;
  readonly #window = new SendWindow();
  /** In the order in which they are to be sent. */
  readonly #queue = new Map<Parcel, QueuedParcel>();
  #queuedBytes = 0;
  #sent = 0;
  #confirmed = 0;
  #asked = 0;
  #confirmations = 0;
  #generation = 0;
  #guestBytes = 0;

  constructor(link: Link, deadlines: Deadlines) {
    this.#link = link;
    this.#deadlines = deadlines;
    link.listen({
      onUp: () => this.#sendQueued(),
      onDown: () => this.#forgetSent(),
      onClosed: (reason) => this.#close(reason),
    });
  }

  /** Bytes that wait to be sent, and that were sent and are not confirmed. */
  get held(): number {
    return this.#queuedBytes + this.#sent - this.#confirmed;
  }

  /** Reports whether so many bytes more would be held within a limit. */
  hasRoom(bytes: number, limit: number): boolean {
    if (this.held + bytes <= limit) return true;
    // With a limit below the window, nothing else might ask for a confirmation.
    this.#ask();
    return false;
  }

  /** Reports whether the connection holds so much that no more work should be taken, requests that wait included. */
  get isFull(): boolean {
    return this.held + this.#guestBytes > MOST_HELD;
  }

  /** Reports whether anything waits to be sent; optional messages should be left out then. */
  get isCongested(): boolean {
    return this.#queue.size > 0 || this.#link.state !== "up";
  }

  /** Counts the server's confirmations: a sign of life. */
  get confirmations(): number {
    return this.#confirmations;
  }

  /** Counts bytes that are held elsewhere on account of the connection, such as requests that wait for a slot; negative to let them go. */
  countGuest(bytes: number): void {
    this.#guestBytes += bytes;
  }

  /** Sends a parcel, now or when there is room for it, unless its deadline passes first. `now` saves reading the clock again. */
  send(parcel: Parcel, now: number = performance.now()): void {
    const size = sizeOf(parcel);
    if (this.#queue.size === 0 && this.#hasWindow(size) && this.#link.state !== "down") {
      if (parcel.deadline <= now) parcel.owner.onExpired();
      else this.#hand(parcel, size);
    } else {
      const queued = new QueuedParcel(parcel, size, this.#expire);
      this.#queue.set(parcel, queued);
      this.#queuedBytes += size;
      this.#deadlines.add(queued);
      this.#window.onFull();
      this.#ask();
    }
  }

  /** Takes back a parcel that waits; its owner is told nothing. Reports whether it was still waiting. */
  withdraw(parcel: Parcel): boolean {
    // Mostly nothing waits, and then it costs nothing to ask.
    const queued = this.#queue.size === 0 ? undefined : this.#queue.get(parcel);
    if (queued === undefined) return false;
    this.#take(queued);
    return true;
  }

  #hasWindow(size: number): boolean {
    const unconfirmed = this.#sent - this.#confirmed;
    return unconfirmed + size <= this.#window.size || unconfirmed === 0;
  }

  #hand(parcel: Parcel, size: number): void {
    const { subject, reply, head, body, owner } = parcel;
    const bytes = head === undefined ? body.length : head.length + body.length;
    const limit = this.#link.maxPayload;
    if (bytes > limit) {
      if (owner.onTooLarge === undefined) owner.onExpired();
      else owner.onTooLarge(bytes, limit);
      return;
    }
    try {
      this.#link.publish(subject, reply, head, body);
    } catch (cause) {
      tellClosed(owner, cause);
      return;
    }
    this.#sent += size;
    if (this.#sent - this.#asked >= this.#window.size / 4) this.#ask();
    owner.onSent();
  }

  #sendQueued(): void {
    for (const [parcel, queued] of this.#queue) {
      if (this.#link.state !== "up" || !this.#hasWindow(queued.size)) {
        this.#ask();
        return;
      }
      this.#take(queued);
      if (parcel.deadline <= performance.now()) parcel.owner.onExpired();
      else this.#hand(parcel, queued.size);
    }
  }

  readonly #expire = (queued: QueuedParcel): void => {
    this.#take(queued);
    queued.parcel.owner.onExpired();
    // Smaller ones may fit now.
    this.#sendQueued();
  };

  #take(queued: QueuedParcel): void {
    this.#deadlines.remove(queued);
    this.#queue.delete(queued.parcel);
    this.#queuedBytes -= queued.size;
  }

  /** Asks the server to confirm all that was sent, if there is anything that nobody has asked about. */
  #ask(): void {
    if (this.#asked === this.#sent || this.#link.state !== "up") return;
    const generation = this.#generation;
    const upTo = this.#sent;
    const askedAt = performance.now();
    this.#asked = upTo;
    this.#link.confirm().then(
      () => {
        if (generation === this.#generation) this.#confirm(upTo, askedAt);
      },
      () => undefined,
    );
  }

  #confirm(upTo: number, askedAt: number): void {
    this.#confirmations += 1;
    this.#confirmed = upTo;
    this.#window.onConfirmed(askedAt, performance.now());
    this.#sendQueued();
  }

  /** What was on its way is lost with the old socket. */
  #forgetSent(): void {
    this.#generation += 1;
    this.#sent = 0;
    this.#confirmed = 0;
    this.#asked = 0;
  }

  #close(reason: Error | undefined): void {
    this.#forgetSent();
    const all = [...this.#queue.values()];
    for (const queued of all) {
      this.#take(queued);
      tellClosed(queued.parcel.owner, reason);
    }
  }
}

/** A parcel that waits. */
class QueuedParcel extends Deadline {
  readonly parcel: Parcel;
  readonly size: number;
  readonly #onExpired: (queued: QueuedParcel) => void;

  constructor(parcel: Parcel, size: number, onExpired: (queued: QueuedParcel) => void) {
    super(parcel.deadline);
    this.parcel = parcel;
    this.size = size;
    this.#onExpired = onExpired;
  }

  expire(): void {
    this.#onExpired(this);
  }
}

function tellClosed(owner: ParcelOwner, cause: unknown): void {
  if (owner.onClosed === undefined) owner.onExpired();
  else owner.onClosed(cause);
}

/** What a message takes of the line, roughly. */
function sizeOf({ subject, reply, head, body }: Parcel): number {
  return subject.length + reply.length + body.length + (head === undefined ? 0 : head.length);
}
