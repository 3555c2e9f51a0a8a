import type { Link } from "../link/link.js";
import { Deadline, type Deadlines } from "./deadlines.js";
import { Pace } from "./pace.js";
import { SendWindow } from "./send-window.js";

/** The sender of a message. Exactly one of these is called, once, immediately or later. None may throw. */
export interface Sender {
  /** The message was handed to the link, with a body of so many bytes; at `now`, on the clock of `performance.now()`. */
  onSent(bytes: number, now: number): void;
  /** Its deadline passed before it could be sent, or would before the server had it. */
  onExpired(): void;
  /** It has more bytes than the server takes. */
  onTooLarge(bytes: number, limit: number): void;
  /** The link was closed for good before it could be sent. */
  onUnsendable(cause: unknown): void;
}

/** The time that less takes to be confirmed says little of the line. */
const ENOUGH = 64 * 1024;
/** Admission refuses calls while the connection holds more bytes than this. */
const MOST_HELD = 16 * 1024 * 1024;

/**
 * What a connection has to send: one account of all bytes that the process holds for it. Usually a message is handed to the link at
 * once. When the server does not keep up, or the link is down, messages wait here in order, where they can still be dropped at their
 * deadlines; once the link has them, they cannot. The link itself applies no backpressure, so bytes count until the server has
 * confirmed that it has read them.
 */
export class Outbox {
  readonly #link: Link;
  readonly #deadlines: Deadlines;
  readonly #window = new SendWindow();
  readonly #pace = new Pace();
  /** In the order in which they are to be sent. */
  readonly #queue = new Map<Sender | QueuedMessage, QueuedMessage>();
  #queuedBytes = 0;
  #sent = 0;
  #confirmed = 0;
  #asked = 0;
  #confirmations = 0;
  #generation = 0;
  #guestBytes = 0;
  /** Those who want to know when nothing waits. */
  readonly #onEmpty: (() => void)[] = [];

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

  /**
   * Sends a message, now or when there is room for it, unless its deadline passes first. `reply` is empty for none. The sender, if
   * there is one, is notified of the result; until then the bytes must not change. `now` saves reading the clock again.
   */
  send(
    subject: string,
    reply: string,
    head: Uint8Array | undefined,
    body: Uint8Array,
    deadline: number,
    sender: Sender | undefined,
    now: number = performance.now(),
  ): void {
    const bytes = head === undefined ? body.length : head.length + body.length;
    // About as many bytes as it takes on the connection.
    const size = subject.length + reply.length + bytes;
    if (this.#queue.size === 0 && this.#hasWindow(size) && this.#link.state !== "down") {
      if (deadline <= this.#arrivalOf(size, now)) sender?.onExpired();
      else this.#hand(subject, reply, head, body, bytes, size, sender, now);
    } else {
      const queued = new QueuedMessage(subject, reply, head, body, bytes, size, deadline, sender, this.#expire);
      this.#queue.set(queued.key, queued);
      this.#queuedBytes += size;
      this.#deadlines.add(queued);
      this.#window.onFull();
      this.#ask();
    }
  }

  /** Resolves once nothing waits any more, and the server has confirmed what was sent. Rejects where it does not. */
  async flush(): Promise<void> {
    if (this.#queue.size > 0) await new Promise<void>((resolve) => this.#onEmpty.push(resolve));
    if (this.#link.state === "up") await this.#link.confirm();
  }

  /** Takes back what waits for a sender, who is told nothing. Reports whether it was still waiting. */
  withdraw(sender: Sender): boolean {
    // Mostly nothing waits, and then it costs nothing to ask.
    const queued = this.#queue.size === 0 ? undefined : this.#queue.get(sender);
    if (queued === undefined) return false;
    this.#take(queued);
    return true;
  }

  #hasWindow(size: number): boolean {
    const unconfirmed = this.#sent - this.#confirmed;
    return unconfirmed + size <= this.#window.size || unconfirmed === 0;
  }

  /** When the server has a message of this size that is sent now. */
  #arrivalOf(size: number, now: number): number {
    return this.#pace.arrivalOf(this.#sent - this.#confirmed + size, now);
  }

  #hand(
    subject: string,
    reply: string,
    head: Uint8Array | undefined,
    body: Uint8Array,
    bytes: number,
    size: number,
    sender: Sender | undefined,
    now: number,
  ): void {
    const limit = this.#link.maxPayload;
    if (bytes > limit) {
      sender?.onTooLarge(bytes, limit);
      return;
    }
    try {
      this.#link.publish(subject, reply, head, body);
    } catch (cause) {
      sender?.onUnsendable(cause);
      return;
    }
    this.#sent += size;
    if (this.#sent - this.#asked >= this.#window.size / 4) this.#ask();
    sender?.onSent(body.length, now);
  }

  #sendQueued(): void {
    for (const queued of this.#queue.values()) {
      if (this.#link.state !== "up" || !this.#hasWindow(queued.size)) {
        this.#ask();
        return;
      }
      this.#take(queued);
      const now = performance.now();
      const { subject, reply, head, body, bytes, size, sender } = queued;
      if (queued.deadline <= this.#arrivalOf(size, now)) sender?.onExpired();
      else this.#hand(subject, reply, head, body, bytes, size, sender, now);
    }
  }

  readonly #expire = (queued: QueuedMessage): void => {
    this.#take(queued);
    queued.sender?.onExpired();
    // Smaller ones may fit now.
    this.#sendQueued();
  };

  #take(queued: QueuedMessage): void {
    this.#deadlines.remove(queued);
    this.#queue.delete(queued.key);
    this.#queuedBytes -= queued.size;
    if (this.#queue.size === 0) for (const tell of this.#onEmpty.splice(0)) tell();
  }

  /** Asks the server to confirm all that was sent, if there is anything that nobody has asked about. */
  #ask(): void {
    if (this.#asked === this.#sent || this.#link.state !== "up") return;
    const generation = this.#generation;
    const upTo = this.#sent;
    const unconfirmed = upTo - this.#confirmed;
    const askedAt = performance.now();
    this.#asked = upTo;
    this.#link.confirm().then(
      () => {
        if (generation === this.#generation) this.#confirm(upTo, unconfirmed, askedAt);
      },
      () => undefined,
    );
  }

  #confirm(upTo: number, unconfirmed: number, askedAt: number): void {
    const now = performance.now();
    this.#confirmations += 1;
    this.#confirmed = upTo;
    this.#window.onConfirmed(askedAt, now);
    if (unconfirmed > ENOUGH) this.#pace.learn(unconfirmed, now - askedAt, now);
    this.#sendQueued();
  }

  /** What was on its way is lost with the old socket. */
  #forgetSent(): void {
    this.#generation += 1;
    this.#pace.reset();
    this.#sent = 0;
    this.#confirmed = 0;
    this.#asked = 0;
  }

  #close(reason: Error | undefined): void {
    this.#forgetSent();
    const all = [...this.#queue.values()];
    for (const queued of all) {
      this.#take(queued);
      queued.sender?.onUnsendable(reason);
    }
  }
}

/** A message that waits. */
class QueuedMessage extends Deadline {
  readonly subject: string;
  readonly reply: string;
  readonly head: Uint8Array | undefined;
  readonly body: Uint8Array;
  readonly bytes: number;
  readonly size: number;
  readonly sender: Sender | undefined;
  readonly #onExpired: (queued: QueuedMessage) => void;

  constructor(
    subject: string,
    reply: string,
    head: Uint8Array | undefined,
    body: Uint8Array,
    bytes: number,
    size: number,
    deadline: number,
    sender: Sender | undefined,
    onExpired: (queued: QueuedMessage) => void,
  ) {
    super(deadline);
    this.subject = subject;
    this.reply = reply;
    this.head = head;
    this.body = body;
    this.bytes = bytes;
    this.size = size;
    this.sender = sender;
    this.#onExpired = onExpired;
  }

  /** What it is found by. */
  get key(): Sender | QueuedMessage {
    return this.sender ?? this;
  }

  expire(): void {
    this.#onExpired(this);
  }
}
