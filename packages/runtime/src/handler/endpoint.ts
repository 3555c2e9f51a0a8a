import type { Codec } from "../codec/codec.js";
import type { DeclaredError, OneWayMethod, UnaryMethod } from "../descriptor.js";
import type { Message } from "../link/message.js";
import { coreOf } from "../pipeline/call-core.js";
import { viewOf } from "../pipeline/call-view.js";
import { combineObservers } from "../pipeline/combine-observers.js";
import { compose } from "../pipeline/compose.js";
import type { Interceptor } from "../pipeline/interceptor.js";
import type { MethodLoad } from "../pipeline/observed.js";
import type { Drop } from "../pipeline/observer.js";
import { methodSubject } from "../wire/subjects.js";
import { Admission } from "./admission.js";
import type { CallContext } from "./call-context.js";
import { cutShort, end, judge } from "./end-call.js";
import { EndpointLog } from "./endpoint-log.js";
import { ENDPOINT_STAGES, type EndpointObserver } from "./endpoint-observer.js";
import { EndpointStats } from "./endpoint-stats.js";
import * as replies from "./error-replies.js";
import type { ResolvedLimits } from "./handler-limits.js";
import * as stages from "./serve-call.js";
import type { ServedCall } from "./served-call.js";
import { createContext } from "./served-context.js";
import type { EndpointHost, ServedMethod } from "./served-method.js";

/** The user's implementation of one method. It may return a value of the wrong type. */
export type MethodImplementation = (request: unknown, call: CallContext) => unknown;

/**
 * Serves the calls of one method: what they share. The stages that a call goes through are in `serve-call.ts`, and the states of
 * one call are drawn in `served-call.ts`.
 *
 *     serving ──giveUp──> given up: what runs or waits is answered, what comes is refused
 */
export class Endpoint implements ServedMethod {
  readonly host: EndpointHost;
  readonly service: string;
  readonly version: string;
  readonly instance: string;
  readonly method: string;
  readonly subject: string;
  readonly kind: "unary" | "oneWay";
  readonly descriptor: UnaryMethod<unknown, unknown> | OneWayMethod<unknown>;
  /** `undefined` for a method that is never answered. */
  readonly result: Codec<unknown> | undefined;
  readonly errors: readonly DeclaredError[];
  readonly idempotent: boolean;
  readonly heedsKeys: boolean;
  readonly limits: ResolvedLimits;
  readonly admission: Admission<ServedCall>;
  readonly stats: EndpointStats = new EndpointStats();
  readonly observer: EndpointObserver;
  /** Calls the method, by way of the interceptors if there are any. */
  readonly invoke: (request: unknown, call: ServedCall) => unknown;
  hasGivenUp = false;
  /** Whether calls that wait are being started. */
  isPumping = false;

  constructor(
    descriptor: UnaryMethod<unknown, unknown> | OneWayMethod<unknown>,
    implementation: MethodImplementation,
    limits: ResolvedLimits,
    host: EndpointHost,
  ) {
    this.host = host;
    this.service = host.service;
    this.version = host.version;
    this.instance = host.instance;
    this.method = descriptor.name;
    this.subject = methodSubject(host.subject, descriptor.name);
    this.kind = descriptor.kind;
    this.descriptor = descriptor;
    this.result = descriptor.kind === "unary" ? descriptor.result : undefined;
    this.errors = (descriptor.kind === "unary" ? descriptor.errors : undefined) ?? [];
    this.idempotent = descriptor.kind === "unary" && descriptor.idempotent === true;
    this.heedsKeys = descriptor.kind === "unary" && !this.idempotent;
    this.limits = limits;
    this.admission = new Admission(limits.concurrency, limits.queue, host.slots);
    const log = new EndpointLog(host.log, host.service, descriptor.name);
    this.observer = combineObservers<EndpointObserver>(host.observers, [this.stats, log], ENDPOINT_STAGES);
    this.invoke = createInvoke(implementation, host.interceptors);
  }

  /** Calls that run or wait, or whose answers are not out. */
  get size(): number {
    return this.admission.running.length + this.admission.waiting;
  }

  /** Returns what it is doing just now. */
  load(now: number): MethodLoad {
    const running = this.admission.running.length;
    const { waiting, meanMs } = this.admission;
    return {
      method: this.method,
      running,
      waiting,
      slots: Math.min(this.admission.slots, this.host.slots.total),
      demand: running + waiting + (this.stats.refusedLately.perSecond(now) * meanMs) / 1000,
    };
  }

  /** Takes a request. */
  receive(message: Message): void {
    stages.accept(this, message);
  }

  /** Stops a call that its caller has given up. */
  cancel(call: ServedCall): void {
    if (call.state === "running") judge(call, "nothing");
    cutShort(this, call, replies.CANCELLED, replies.CANCELLED, "CANCELLED");
  }

  onDeadline(call: ServedCall): void {
    if (call.state === "running" && call.verdict === undefined) this.#judgeLate(call);
    cutShort(this, call, replies.TIMED_OUT, replies.EXPIRED, "EXPIRED");
  }

  onAnswerSent(call: ServedCall, bytes: number, now: number): void {
    this.observer.onReplySent?.(call, bytes);
    end(this, call, now);
  }

  onAnswerDropped(call: ServedCall, reason: Drop, cause: unknown): void {
    if (reason === "CLOSED") this.host.replies.logClosed(cause);
    this.observer.onReplyDropped?.(call, reason);
    this.observer.onCallFailed?.(call, "UNAVAILABLE", `UNAVAILABLE: the answer was not sent (${reason})`);
    end(this, call);
  }

  onAnswerTooLarge(call: ServedCall): void {
    this.observer.onCallFailed?.(call, replies.TOO_LARGE.code, replies.TOO_LARGE.summary);
    this.observer.onDropped?.(
      "a result was not sent: it is larger than the NATS server accepts; its caller gets an error",
    );
    this.host.replies.answer(call, replies.TOO_LARGE.head, replies.TOO_LARGE.body);
  }

  /** A method that has had all of its time, and not only what its caller gave it, has failed: it may never end. */
  #judgeLate(call: ServedCall): void {
    const hadItsTime = call.deadline - call.receivedAt >= Math.min(this.descriptor.timeoutMs, this.limits.timeoutMs);
    judge(call, "nothing");
    if (hadItsTime) this.host.group.noteCall(call.deadline, true);
  }

  /** Starts calls that wait, as long as there are slots. */
  pump(): void {
    stages.pump(this);
  }

  /** Answers everything that runs or waits, tells it to stop, and refuses what may still come. */
  giveUp(): void {
    this.hasGivenUp = true;
    for (const call of [...this.admission.allWaiting(), ...this.admission.running]) {
      judge(call, "nothing");
      const followers = this.host.keys.followersOf(call.key);
      for (const each of [call, ...followers]) cutShort(this, each, replies.SHUT_DOWN, replies.DRAINING, "DRAINING");
    }
  }
}

function createInvoke(
  implementation: MethodImplementation,
  interceptors: readonly Interceptor[],
): (request: unknown, call: ServedCall) => unknown {
  if (interceptors.length === 0) return (request, call) => implementation(request, createContext(call));
  const run = compose(interceptors, (intercepted) => {
    const call = coreOf(intercepted) as ServedCall;
    call.attempt += 1;
    call.handOn(intercepted);
    return Promise.resolve(implementation(intercepted.request, createContext(call)));
  });
  return (request, call) => run(viewOf(call, request));
}
