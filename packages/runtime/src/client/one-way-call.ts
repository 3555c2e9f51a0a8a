import { Deadline } from "../connection/deadlines.js";
import type { TransportFailure } from "../connection/multiplexer.js";
import type { Sender } from "../connection/outbox.js";
import type { WaitingCall } from "../connection/waiting-room.js";
import type { AutonatsError } from "../errors/autonats-error.js";
import { type Log, logSafely, RepeatedLog } from "../logging/log.js";
import type { Fields } from "../wire/metadata.js";
import type { BoundMethod } from "./bound-method.js";
import type { CallOptions } from "./call-options.js";
import * as failures from "./failures.js";
import { interceptCalls } from "./intercepted-call.js";
import { type AttemptParent, deadlineOf, type Outgoing, type Prepared } from "./prepared.js";
import { tellSettled, tellStarted } from "./tell-observers.js";
import { encode, overloadOf, pick, prepare, refusalOf } from "./unary-call.js";

/** Publishes one call that is never answered. Throws nothing; what goes wrong is logged. */
export type OneWayCall<Request> = (request: Request, options?: CallOptions) => void;

/** Returns a function that calls a one-way method. */
export function bindOneWay(bound: BoundMethod, log: Log): OneWayCall<unknown> {
  const { client, interceptors } = bound.settings;
  const report = new NotSentReport(bound, log);
  client.reportDenied(bound, () => report.write("NATS denied publishing it (permissions)", undefined));
  const intercepted = interceptors.length === 0 ? undefined : interceptCalls(bound, attemptOf(bound));
  return (request, options) => {
    try {
      const now = performance.now();
      const prepared = prepare(bound, options, now);
      // A caller that has cancelled the call is told nothing.
      if (prepared.signal?.aborted === true) return;
      tellStarted(bound, prepared);
      const fail = (error: unknown): void => {
        tellSettled(bound, prepared, error);
        report.onError(error);
      };
      if (prepared.scope?.isOver === true) {
        fail(failures.toError(bound, failures.CANCELLED_BEFORE));
      } else if (intercepted !== undefined) {
        intercepted(request, prepared, now).catch((error: unknown) => report.onError(error));
      } else {
        let body: Uint8Array;
        try {
          body = encode(bound, request);
        } catch (thrown) {
          fail(failures.invalidRequest(bound, thrown));
          return;
        }
        const settle = (): void => tellSettled(bound, prepared, undefined);
        send(new OneWayRequest(bound, prepared, undefined, now, body, settle, fail));
      }
    } catch (thrown) {
      report.onError(thrown);
    }
  };
}

/** Publishes one call that is never answered, and resolves once the connection has it. Rejects with an `AutonatsError`. */
export type SentCall<Request> = (request: Request, options?: CallOptions) => Promise<void>;

/** Returns a function that calls a one-way method, for those who want to know whether the call was sent. */
export function bindSent(bound: BoundMethod): SentCall<unknown> {
  const attempt = attemptOf(bound);
  const run =
    bound.settings.interceptors.length > 0
      ? interceptCalls(bound, attempt)
      : async (request: unknown, prepared: Prepared, now: number): Promise<void> => {
          try {
            await attempt(request, prepared, now, undefined);
            tellSettled(bound, prepared, undefined);
          } catch (error) {
            tellSettled(bound, prepared, error);
            throw error;
          }
        };
  return async (request, options) => {
    const now = performance.now();
    try {
      const prepared = prepare(bound, options, now);
      tellStarted(bound, prepared);
      await run(request, prepared, now);
    } catch (thrown) {
      throw failures.invalidRequest(bound, thrown);
    }
  };
}

/** Returns what sends one request of a method. */
function attemptOf(
  bound: BoundMethod,
): (request: unknown, prepared: Prepared, now: number, parent: AttemptParent | undefined) => Promise<void> {
  return (request, prepared, now, parent) =>
    new Promise((resolve, reject) => {
      send(new OneWayRequest(bound, prepared, parent, now, encode(bound, request), resolve, reject));
    });
}

/** Sends a request, or lets it wait for a connection, or fails it where neither is possible. */
function send(call: OneWayRequest): void {
  const { bound, prepared, parent, deadline, body } = call;
  const { client, maxUnconfirmedBytes } = bound.settings;
  const { shared } = client;
  const now = performance.now();
  const timeoutMs = call.hasWaited ? deadline - now : (parent?.timeLeft(now) ?? prepared.timeoutMs);
  const refusal = refusalOf(bound, timeoutMs);
  if (refusal !== undefined) {
    call.failBy(refusal);
    return;
  }
  if (shared.waitingRoom.door !== "open") {
    call.hasWaited = true;
    if (shared.waitingRoom.wait(call, maxUnconfirmedBytes)) shared.deadlines.add(call);
    else call.failBy(failures.TOO_MANY_WAITING);
    return;
  }
  const head = bound.headOf(timeoutMs, call);
  const overload = overloadOf(bound, head, body);
  if (overload === undefined) shared.outbox.send(call.subject, "", head, body, deadline, call);
  else call.failBy(overload);
}

/** A request that nobody answers: done when it was handed to the connection. */
class OneWayRequest extends Deadline implements Sender, WaitingCall, Outgoing {
  readonly bound: BoundMethod;
  readonly prepared: Prepared;
  readonly parent: AttemptParent | undefined;
  readonly fields: Fields | undefined;
  readonly subject: string;
  readonly body: Uint8Array;
  hasWaited = false;
  readonly #number: number;
  readonly #onSent: () => void;
  readonly #onFailed: (error: AutonatsError) => void;

  constructor(
    bound: BoundMethod,
    prepared: Prepared,
    parent: AttemptParent | undefined,
    now: number,
    body: Uint8Array,
    onSent: () => void,
    onFailed: (error: AutonatsError) => void,
  ) {
    super(parent?.deadline ?? deadlineOf(prepared, now));
    this.bound = bound;
    this.prepared = prepared;
    this.parent = parent;
    this.fields = parent === undefined ? prepared.fields : parent.fields;
    this.#number = parent?.attempt ?? 1;
    this.subject = pick(bound, prepared);
    this.body = body;
    this.#onSent = onSent;
    this.#onFailed = onFailed;
  }

  get bytes(): Uint8Array {
    return this.body;
  }

  onSent(bytes: number): void {
    const { observed } = this.prepared;
    const { observer } = this.bound.settings;
    if (observed !== undefined) {
      observer.onAttemptSent?.(observed, this.#number, bytes);
      observer.onAttemptEnded?.(observed, this.#number, undefined);
    }
    this.#onSent();
  }

  onExpired(): void {
    this.failBy(failures.NO_TIME_LEFT);
  }

  onTooLarge(bytes: number, limit: number): void {
    this.failBy(failures.requestTooLarge(bytes, limit));
  }

  onUp(): void {
    this.bound.settings.client.shared.deadlines.remove(this);
    send(this);
  }

  onUnsendable(cause: unknown): void {
    this.failBy(failures.CONNECTION_CLOSED, cause);
  }

  onClosed(): void {
    this.bound.settings.client.shared.deadlines.remove(this);
    this.failBy(failures.CONNECTION_CLOSED);
  }

  expire(): void {
    this.bound.settings.client.shared.waitingRoom.leave(this);
    this.failBy(failures.NOT_CONNECTED);
  }

  failBy(failure: TransportFailure, cause?: unknown): void {
    const error = failures.toError(this.bound, failure, cause);
    const { observed } = this.prepared;
    if (observed !== undefined) this.bound.settings.observer.onAttemptEnded?.(observed, this.#number, error);
    this.#onFailed(error);
  }
}

/** Logs calls that were not sent: at most one entry a second, except for invalid arguments, which are logged each time. */
class NotSentReport {
  readonly #bound: BoundMethod;
  readonly #log: Log;
  readonly #repeated: RepeatedLog;

  constructor(bound: BoundMethod, log: Log) {
    this.#bound = bound;
    this.#log = log;
    this.#repeated = new RepeatedLog(log);
  }

  onError(thrown: unknown): void {
    const error = failures.invalidRequest(this.#bound, thrown);
    const isInvalid = error.code === "INVALID_ARGUMENT";
    if (isInvalid || error.reason === "TOO_LARGE") {
      const { service, method } = this.#bound;
      const message = `a one-way call was not sent: ${isInvalid ? "invalid arguments" : "the request is too large"}`;
      logSafely(this.#log, { level: "error", message, service, method, error });
    } else {
      this.write(failures.whyNotSent(error), error);
    }
  }

  write(why: string, error: unknown): void {
    const { service, method, subject } = this.#bound;
    this.#repeated.write({
      level: "error",
      message: `a one-way call was not sent: ${why}`,
      service,
      method,
      subject,
      error,
    });
  }
}
