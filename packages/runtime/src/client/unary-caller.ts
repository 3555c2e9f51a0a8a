import type { Msg } from "@nats-io/nats-core";
import { type Canceller, type Child, Scoped } from "../call-scope.js";
import { decodeBody, encodeBody, IN_MESSAGE } from "../codec/body.js";
import { MultiplexedCall, type TransportFailure } from "../connection/multiplexer.js";
import type { UnaryMethod } from "../descriptor.js";
import type { HeaderBlock } from "../wire/headers.js";
import { readHeaders } from "../wire/received-headers.js";
import type { BoundMethod } from "./bound-method.js";
import type { CallOptions } from "./call-options.js";
import type { ClientConnection, SendingRules, WaitingCall } from "./client-connection.js";
import * as failures from "./failures.js";
import { readFailure } from "./read-failure.js";
import { cancellerOf } from "./signal-canceller.js";

/** Makes the calls of one method that has a reply. */
export class UnaryCaller<Request, Result> {
  readonly bound: BoundMethod;
  readonly method: UnaryMethod<Request, Result>;
  readonly client: ClientConnection;
  readonly rules: SendingRules;
  /** Whether any call was answered yet. */
  wasServed = false;

  constructor(bound: BoundMethod, method: UnaryMethod<Request, Result>, client: ClientConnection, rules: SendingRules) {
    this.bound = bound;
    this.method = method;
    this.client = client;
    this.rules = rules;
  }

  /** Makes one call. Everything that can go wrong is a rejection; nothing is thrown. */
  call(request: Request, options: CallOptions | undefined): Promise<Result> {
    // No async function: it would cost each call two more promises.
    const { bound } = this;
    const now = performance.now();
    let { subject } = bound;
    let timeoutMs = bound.defaultMs;
    let deadline = now + timeoutMs;
    let bytes: Uint8Array;
    try {
      if (options !== undefined) {
        subject = bound.subjectOf(options);
        timeoutMs = bound.timeoutOf(options, now);
        deadline = bound.deadlineOf(options, now, timeoutMs);
      }
      bytes = encodeBody(this.method.request, request);
    } catch (thrown) {
      return Promise.reject(failures.invalidRequest(bound, thrown));
    }
    return new Promise((resolve, reject) => {
      const call = new UnaryInFlight(this, subject, deadline, bytes, resolve, reject);
      if (options === undefined || call.heed(options)) call.start(timeoutMs);
    });
  }
}

/** One call, from the moment it is made until it is settled. */
class UnaryInFlight<Request, Result> extends MultiplexedCall implements WaitingCall, Child {
  readonly subject: string;
  /** The request while it is not sent; let go then, for the garbage collector's sake. */
  bytes: Uint8Array | undefined;
  readonly #caller: UnaryCaller<Request, Result>;
  readonly #resolve: (result: Result) => void;
  readonly #reject: (error: Error) => void;
  #reply: string | undefined = undefined;
  #canceller: Canceller | undefined = undefined;

  constructor(
    caller: UnaryCaller<Request, Result>,
    subject: string,
    deadline: number,
    bytes: Uint8Array,
    resolve: (result: Result) => void,
    reject: (error: Error) => void,
  ) {
    super(deadline);
    this.subject = subject;
    this.#caller = caller;
    this.bytes = bytes;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  get wasServed(): boolean {
    return this.#caller.wasServed;
  }

  /** Listens to what may give the call up. Says whether the call may still be made. */
  heed(options: CallOptions): boolean {
    // To ask a context for its signal would make one.
    const canceller = Scoped.scopeOf(options) ?? (options.signal && cancellerOf(options.signal));
    if (canceller !== undefined) {
      this.#canceller = canceller;
      canceller.adopt(this);
    }
    return this.bytes !== undefined;
  }

  /** Sends the request, or lets it wait, or settles the call where neither is possible. */
  start(timeoutMs: number): void {
    const { client, rules, bound } = this.#caller;
    const { shared } = client;
    const bytes = this.bytes;
    if (bytes === undefined) return;
    if (timeoutMs <= 0) {
      this.#fail(failures.NO_TIME_LEFT);
    } else if (shared.state === "closed") {
      this.#fail(failures.CONNECTION_CLOSED);
    } else if (shared.state === "up") {
      this.#send(bytes, bound.headerOf(timeoutMs));
    } else if (rules.waitForConnection) {
      if (client.wait(this, rules)) shared.deadlines.add(this);
      else this.#fail(failures.TOO_MANY_WAITING);
    } else {
      this.#fail(failures.NOT_CONNECTED);
    }
  }

  #send(bytes: Uint8Array, header: HeaderBlock | undefined): void {
    const { client, rules, bound } = this.#caller;
    const { shared, multiplexer } = client;
    const { denial } = multiplexer;
    if (denial !== undefined) {
      this.#fail(denial);
      return;
    }
    const size = bytes.length + (header === undefined ? 0 : header.bytes.length);
    if (size > shared.maxPayload) {
      this.#settle();
      this.#reject(failures.requestTooLarge(bound, size, shared.maxPayload));
      return;
    }
    if (shared.probe.unconfirmedBytes + size > rules.maxUnconfirmedBytes) {
      this.#fail(failures.TOO_MUCH_UNCONFIRMED);
      return;
    }
    try {
      this.#reply = multiplexer.send(this, bytes, header?.headers);
      this.bytes = undefined;
    } catch (thrown) {
      this.#fail(failures.CONNECTION_CLOSED, thrown);
    }
  }

  onReply(message: Msg): void {
    if (!this.#release()) return;
    const { bound, method } = this.#caller;
    this.#caller.wasServed = true;
    try {
      const { data } = message;
      const headers = readHeaders(message);
      if (headers === "unreadable") {
        this.#reject(failures.toError(bound, failures.UNREADABLE_HEADERS));
        return;
      }
      if (headers !== undefined) {
        const failure = readFailure(bound, method.errors ?? [], data, headers);
        if (failure !== undefined) {
          this.#reject(failure);
          return;
        }
      } else if (data.length === 0) {
        this.#reject(failures.toError(bound, failures.EMPTY_REPLY));
        return;
      }
      this.#resolve(decodeBody(method.result, data, IN_MESSAGE));
    } catch (thrown) {
      this.#reject(failures.malformedReply(bound, thrown));
    }
  }

  onFailure(failure: TransportFailure): void {
    if (this.#release()) this.#reject(failures.toError(this.#caller.bound, failure));
  }

  expire(): void {
    if (this.#release()) {
      const failure = this.#reply === undefined ? failures.NOT_CONNECTED : failures.TIMED_OUT;
      this.#reject(failures.toError(this.#caller.bound, failure));
    }
  }

  /** The connection is up, and the call has waited for it. */
  onUp(): void {
    this.#caller.client.shared.deadlines.remove(this);
    this.start(this.deadline - performance.now());
  }

  /** The connection will never be up, and the call has waited for it. */
  onClosed(): void {
    this.#caller.client.shared.deadlines.remove(this);
    this.#fail(failures.CONNECTION_CLOSED);
  }

  cancel(cause: unknown): void {
    const { client, bound } = this.#caller;
    const reply = this.#reply;
    if (reply === undefined) {
      client.stopWaiting(this);
      client.shared.deadlines.remove(this);
      this.#fail(failures.CANCELLED_BEFORE, cause);
    } else if (this.#release()) {
      client.cancellations.send(bound.cancelSubject, reply);
      this.#reject(failures.toError(bound, failures.CANCELLED, cause));
    }
  }

  /** Fails a call that was not sent. */
  #fail(failure: TransportFailure, cause?: unknown): void {
    this.#settle();
    this.#reject(failures.toError(this.#caller.bound, failure, cause));
  }

  /** Says whether the call was still to be settled. */
  #release(): boolean {
    const { client } = this.#caller;
    if (this.#reply === undefined) {
      if (!client.stopWaiting(this)) return false;
    } else if (!client.multiplexer.release(this)) {
      return false;
    }
    this.#settle();
    return true;
  }

  #settle(): void {
    this.bytes = undefined;
    if (this.#canceller !== undefined) this.#canceller.release(this);
  }
}
