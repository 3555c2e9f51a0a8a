import type { Msg } from "@nats-io/nats-core";
import { decodeBody, encodeBody, IN_MESSAGE } from "../codec/body.js";
import type { Codec } from "../codec/codec.js";
import type { DeadlineWheel } from "../connection/deadline-wheel.js";
import type { OneWayMethod, UnaryMethod } from "../descriptor.js";
import { AutonatsError } from "../errors/autonats-error.js";
import type { Code } from "../errors/codes.js";
import { type Log, logSafely, RepeatedLog } from "../logging/log.js";
import type { ErrorReply } from "../wire/error-reply.js";
import { TIMEOUT_HEADER } from "../wire/headers.js";
import { readHeaders } from "../wire/received-headers.js";
import { isReplySubject } from "../wire/subjects.js";
import { readTimeout } from "../wire/time-limits.js";
import { Admission } from "./admission.js";
import type { CallContext } from "./call-context.js";
import { EndpointStats } from "./endpoint-stats.js";
import * as replies from "./error-replies.js";
import type { Replies } from "./replies.js";
import { type CallServer, ServedCall, ServedCallContext } from "./served-call.js";

/** Zero bytes are an empty request, and what the server has let through is not too large for its handler. */
const REQUEST_OPTIONS = { ...IN_MESSAGE, emptyIsObject: true };

/** The user's code behind one method. What it gives back is not to be trusted to be of the right type. */
export type MethodImplementation = (request: unknown, call: CallContext) => unknown;

/** What an endpoint needs of its handler. */
export interface EndpointHost {
  readonly service: string;
  readonly replyPrefix: string;
  readonly deadlines: DeadlineWheel;
  readonly replies: Replies;
  readonly log: Log;
  /** Called after each call that has ended. Must not throw. */
  onCallEnded(): void;
}

/** Serves the calls of one method. */
export class Endpoint implements CallServer {
  readonly service: string;
  readonly method: string;
  readonly descriptor: UnaryMethod<unknown, unknown> | OneWayMethod<unknown>;
  readonly stats: EndpointStats = new EndpointStats();
  readonly #admission: Admission<ServedCall>;
  readonly #implementation: MethodImplementation;
  readonly #host: EndpointHost;
  readonly #result: Codec<unknown> | undefined;
  readonly #dropped: RepeatedLog;
  #hasGivenUp = false;

  constructor(
    descriptor: UnaryMethod<unknown, unknown> | OneWayMethod<unknown>,
    implementation: MethodImplementation,
    host: EndpointHost,
  ) {
    this.service = host.service;
    this.method = descriptor.name;
    this.descriptor = descriptor;
    this.#admission = new Admission(descriptor.concurrency);
    this.#implementation = implementation;
    this.#host = host;
    this.#result = descriptor.kind === "unary" ? descriptor.result : undefined;
    this.#dropped = new RepeatedLog(host.log);
  }

  /** Calls that run or wait. */
  get size(): number {
    return this.#admission.running.length + this.#admission.waiting.length;
  }

  /** Takes a request. */
  receive(message: Msg): void {
    const now = performance.now();
    let reply = "";
    if (this.#result !== undefined) {
      reply = message.reply ?? "";
      if (!isReplySubject(reply, this.#host.replyPrefix)) {
        this.#logDropped("a request was dropped, because its reply subject is none that this handler may answer to");
        return;
      }
    }
    const headers = readHeaders(message);
    const { timeoutMs: methodMs } = this.descriptor;
    const isReadable = headers !== undefined && headers !== "unreadable";
    const timeoutMs = isReadable ? readTimeout(headers.values.get(TIMEOUT_HEADER) ?? "", methodMs) : methodMs;
    const verdict = this.#hasGivenUp ? "busy" : this.#admission.judge(timeoutMs);
    if (verdict === "busy") {
      this.#refuse(reply, now + timeoutMs);
      return;
    }
    const call = new ServedCall(this, reply, message.data, now, now + timeoutMs);
    this.stats.requests += 1;
    this.#host.deadlines.add(call);
    if (verdict === "queue") {
      this.#admission.queue(call);
    } else {
      this.#admission.run(call);
      this.#start(call);
    }
  }

  /** Stops the calls that are to be answered on `reply`: one, unless their caller is broken. */
  cancel(reply: string): void {
    // What waits comes first: a slot that a running call frees must not let it start.
    for (const calls of [this.#admission.waiting, this.#admission.running]) {
      for (const call of calls.filter((candidate) => candidate.reply === reply)) {
        this.#cutShort(call, replies.CANCELLED, replies.CANCELLED, "CANCELLED");
      }
    }
  }

  onDeadline(call: ServedCall): void {
    this.#cutShort(call, replies.TIMED_OUT, replies.EXPIRED, "DEADLINE_EXCEEDED");
  }

  /** Answers everything that runs or waits, tells it to stop, and refuses what may still come. */
  giveUp(): void {
    this.#hasGivenUp = true;
    for (const call of [...this.#admission.waiting, ...this.#admission.running]) {
      this.#cutShort(call, replies.SHUT_DOWN, replies.DRAINING, "UNAVAILABLE");
    }
  }

  /** Ends a call that waits, or answers one that runs and tells it to stop; its slot is free when the method has ended. */
  #cutShort(call: ServedCall, whileRunning: ErrorReply, whileWaiting: ErrorReply, code: Code): void {
    if (this.#admission.withdraw(call)) {
      this.#fail(call, whileWaiting);
      this.#leave(call);
      return;
    }
    this.#fail(call, whileRunning);
    call.stop(new AutonatsError(code, whileRunning.summary.slice(code.length + 2)));
  }

  /** Starts a call that has a slot, and those after it, as long as they end at once. No recursion: the queue may be long. */
  #start(first: ServedCall): void {
    for (let call: ServedCall | undefined = first; call !== undefined; ) {
      call = this.#run(call) ? this.#next() : undefined;
    }
  }

  /** The next call that may start. */
  #next(): ServedCall | undefined {
    // Mostly nobody waits, and then it costs nothing to ask.
    if (this.#admission.waiting.length === 0) return undefined;
    const now = performance.now();
    for (;;) {
      const call = this.#admission.next();
      if (call === undefined) return undefined;
      call.startedAt = now;
      if (call.deadline > now) return call;
      this.#fail(call, replies.EXPIRED);
      this.#leave(call);
    }
  }

  /** Runs a method. Says whether it has ended already. */
  #run(call: ServedCall): boolean {
    const { data } = call;
    call.data = undefined;
    let request: unknown;
    try {
      request = decodeBody(this.descriptor.request, data ?? new Uint8Array(0), REQUEST_OPTIONS);
    } catch (thrown) {
      this.#fail(call, replies.replyToInvalidRequest(thrown));
      if (this.#result === undefined)
        this.#logDropped("a one-way call was dropped, because its body is not valid", thrown);
      this.#end(call);
      return true;
    }
    try {
      const result = this.#implementation(request, new ServedCallContext(call));
      if ((typeof result === "object" && result !== null) || typeof result === "function") {
        // A promise of another make may throw, or call back twice; a real one does neither.
        Promise.resolve(result).then(
          (value) => this.#onSettled(call, value),
          (thrown) => this.#onThrown(call, thrown),
        );
        return false;
      }
      this.#succeed(call, result);
    } catch (thrown) {
      this.#failByThrown(call, thrown);
    }
    this.#end(call);
    return true;
  }

  #onSettled(call: ServedCall, value: unknown): void {
    this.#succeed(call, value);
    this.#endAndGoOn(call);
  }

  #onThrown(call: ServedCall, thrown: unknown): void {
    this.#failByThrown(call, thrown);
    this.#endAndGoOn(call);
  }

  #endAndGoOn(call: ServedCall): void {
    this.#end(call);
    const next = this.#next();
    if (next !== undefined) this.#start(next);
  }

  #succeed(call: ServedCall, value: unknown): void {
    if (call.isAnswered || this.#result === undefined) return;
    let bytes: Uint8Array;
    try {
      bytes = encodeBody(this.#result, value);
    } catch (thrown) {
      const { reply, reference } = replies.createInternalReply();
      this.#failUntold(call, reply);
      this.#logError("a method gave a result that its interface does not allow", reference, thrown);
      return;
    }
    call.isAnswered = true;
    if (!this.#host.replies.send(call.reply, bytes, undefined, call.deadline)) {
      this.#count(call, "RESOURCE_EXHAUSTED: the reply is larger than the NATS server takes");
    }
  }

  #failByThrown(call: ServedCall, thrown: unknown): void {
    const errors = this.descriptor.kind === "unary" ? this.descriptor.errors : undefined;
    const { reply, reference } = replies.replyToThrown(errors ?? [], thrown);
    if (reference === undefined) this.#fail(call, reply);
    else this.#failUntold(call, reply);
    // What a method throws that was told to stop, and that nobody waits for any more, mostly says just that.
    if (call.isStopped && isAboutStopping(thrown)) return;
    if (this.#result === undefined) this.#logError("a one-way method failed", undefined, thrown);
    else if (reference !== undefined)
      this.#logError("a method threw what its interface does not declare", reference, thrown);
  }

  /**
   * Answers a call with a failure of which the caller learns nothing. Where its time is up, that says more: the method may have
   * noticed before the timer, mostly by a call of its own that ended at the same deadline.
   */
  #failUntold(call: ServedCall, reply: ErrorReply): void {
    if (call.deadline <= performance.now()) this.onDeadline(call);
    else this.#fail(call, reply);
  }

  #fail(call: ServedCall, reply: ErrorReply): void {
    this.#count(call, reply.summary);
    if (call.isAnswered) return;
    call.isAnswered = true;
    this.#host.replies.send(call.reply, reply.bytes, reply.header, call.deadline);
  }

  #count(call: ServedCall, summary: string): void {
    if (call.isFailed) return;
    call.isFailed = true;
    this.stats.errors += 1;
    this.stats.lastError = summary;
  }

  /** Takes leave of a call whose method has ended. */
  #end(call: ServedCall): void {
    const milliseconds = performance.now() - call.startedAt;
    this.#admission.learn(milliseconds);
    this.stats.processingMs += milliseconds;
    this.#leave(call);
  }

  /** Takes leave of a call, and frees its slot if it has one. */
  #leave(call: ServedCall): void {
    this.#host.deadlines.remove(call);
    this.#admission.release(call);
    this.#host.onCallEnded();
  }

  #refuse(reply: string, deadline: number): void {
    if (this.#result === undefined) {
      this.#logDropped("a one-way call was dropped, because the handler runs as many as it may");
      return;
    }
    const { bytes, header } = this.#hasGivenUp ? replies.DRAINING : replies.BUSY;
    this.#host.replies.send(reply, bytes, header, deadline);
  }

  #logDropped(message: string, error?: unknown): void {
    this.#dropped.write({ level: "warn", message, service: this.service, method: this.method, error });
  }

  #logError(message: string, reference: string | undefined, error: unknown): void {
    const { service, method } = this;
    logSafely(this.#host.log, { level: "error", message, service, method, reference, error });
  }
}

function isAboutStopping(thrown: unknown): boolean {
  try {
    return thrown instanceof AutonatsError || (thrown instanceof Error && thrown.name === "AbortError");
  } catch {
    // Anything can be thrown, also what cannot be looked at.
    return false;
  }
}
