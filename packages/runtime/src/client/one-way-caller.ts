import { Scoped } from "../call-scope.js";
import { encodeBody } from "../codec/body.js";
import { Deadline } from "../connection/deadline-wheel.js";
import type { OneWayMethod } from "../descriptor.js";
import { type Log, logSafely, RepeatedLog } from "../logging/log.js";
import type { BoundMethod } from "./bound-method.js";
import type { CallOptions } from "./call-options.js";
import type { ClientConnection, SendingRules, WaitingCall } from "./client-connection.js";
import * as failures from "./failures.js";

/** Makes the calls of one method that is never answered. */
export class OneWayCaller<Request> {
  readonly #bound: BoundMethod;
  readonly #method: OneWayMethod<Request>;
  readonly #client: ClientConnection;
  readonly #rules: SendingRules;
  readonly #log: Log;
  readonly #notSent: RepeatedLog;

  constructor(
    bound: BoundMethod,
    method: OneWayMethod<Request>,
    client: ClientConnection,
    rules: SendingRules,
    log: Log,
  ) {
    this.#bound = bound;
    this.#method = method;
    this.#client = client;
    this.#rules = rules;
    this.#log = log;
    this.#notSent = new RepeatedLog(log);
    const denied = "the NATS server refused a one-way call, because this connection's user may not publish it";
    client.reportDenied(bound.subject, () => this.logNotSent(denied));
  }

  /** Makes one call. Never throws: what goes wrong is logged. */
  call(request: Request, options: CallOptions | undefined): void {
    const { service, method } = this.#bound;
    try {
      this.#start(request, options);
    } catch (thrown) {
      const error = failures.invalidRequest(this.#bound, thrown);
      const message = "a one-way call was not sent, because its arguments cannot be";
      logSafely(this.#log, { level: "error", message, service, method, error });
    }
  }

  /** Publishes a request that is ready, if there is a connection. Throws when the request is too large. */
  send(subject: string, bytes: Uint8Array, timeoutMs: number): void {
    const { shared } = this.#client;
    if (shared.state !== "up") {
      this.logNotSent("a one-way call was not sent, because there is no connection to NATS");
      return;
    }
    const header = this.#bound.headerOf(timeoutMs);
    const size = bytes.length + (header === undefined ? 0 : header.bytes.length);
    if (size > shared.maxPayload) throw failures.requestTooLarge(this.#bound, size, shared.maxPayload);
    if (shared.probe.unconfirmedBytes + size > this.#rules.maxUnconfirmedBytes) {
      this.logNotSent("a one-way call was not sent, because the NATS server does not keep up");
      return;
    }
    try {
      shared.publish(subject, bytes, undefined, header?.headers);
    } catch (thrown) {
      this.logNotSent("a one-way call was not sent, because the connection to NATS is closed", thrown);
    }
  }

  /** Tells of a call that was not sent, at most once a second. */
  logNotSent(message: string, error?: unknown): void {
    const { service, method, subject } = this.#bound;
    this.#notSent.write({ level: "error", message, service, method, subject, error });
  }

  #start(request: Request, options: CallOptions | undefined): void {
    const bytes = encodeBody(this.#method.request, request);
    const now = performance.now();
    let { subject, defaultMs: timeoutMs } = this.#bound;
    if (options !== undefined) {
      subject = this.#bound.subjectOf(options);
      timeoutMs = this.#bound.timeoutOf(options, now);
      if (isGivenUp(options)) return;
      if (timeoutMs <= 0) {
        this.logNotSent("a one-way call was not sent, because there was no time left for it");
        return;
      }
    }
    if (this.#client.shared.state === "down" && this.#rules.waitForConnection) {
      new WaitingOneWayCall(this, this.#client, subject, bytes, now + timeoutMs).start(this.#rules);
    } else {
      this.send(subject, bytes, timeoutMs);
    }
  }
}

/** Whether the caller has given the call up already; a context is only ever out of time. */
function isGivenUp(options: CallOptions): boolean {
  return Scoped.scopeOf(options) === undefined && options.signal?.aborted === true;
}

type OneWaySender = Pick<OneWayCaller<unknown>, "send" | "logNotSent">;

/** A call that was made while there was no connection, and may wait for one. */
class WaitingOneWayCall extends Deadline implements WaitingCall {
  readonly bytes: Uint8Array;
  readonly #caller: OneWaySender;
  readonly #client: ClientConnection;
  readonly #subject: string;

  constructor(caller: OneWaySender, client: ClientConnection, subject: string, bytes: Uint8Array, deadline: number) {
    super(deadline);
    this.bytes = bytes;
    this.#caller = caller;
    this.#client = client;
    this.#subject = subject;
  }

  start(rules: SendingRules): void {
    if (this.#client.wait(this, rules)) this.#client.shared.deadlines.add(this);
    else this.#caller.logNotSent("a one-way call was not sent, because too many wait for the connection to NATS");
  }

  onUp(): void {
    this.#client.shared.deadlines.remove(this);
    try {
      this.#caller.send(this.#subject, this.bytes, this.deadline - performance.now());
    } catch (thrown) {
      this.#caller.logNotSent("a one-way call was not sent, because the NATS server takes no request as large", thrown);
    }
  }

  onClosed(): void {
    this.#client.shared.deadlines.remove(this);
    this.#caller.logNotSent("a one-way call was not sent, because the connection to NATS is closed");
  }

  expire(): void {
    this.#client.stopWaiting(this);
    this.#caller.logNotSent("a one-way call was not sent, because there was no connection to NATS before its deadline");
  }
}
