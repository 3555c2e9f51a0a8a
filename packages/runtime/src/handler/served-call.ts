import type { CallScope, Child } from "../call-scope.js";
import { Deadline } from "../connection/deadlines.js";
import { AutonatsError } from "../errors/autonats-error.js";
import type { Code } from "../errors/codes.js";
import type { CallCore } from "../pipeline/call-core.js";
import { ContextValues } from "../pipeline/context-values.js";
import type { Call } from "../pipeline/interceptor.js";
import type { Drop, ObservedRequest, Trace } from "../pipeline/observer.js";
import { Metadata, readMetadata } from "../wire/metadata.js";
import type { Admitted } from "./admission.js";
import type { Indexed } from "./calls-by-reply.js";
import type { CallKey } from "./keys/call-key.js";
import type { AnsweredCall } from "./replies.js";

/** Who serves a call. No method may throw. */
export interface CallServer {
  readonly service: string;
  readonly version: string;
  readonly method: string;
  readonly kind: "unary" | "oneWay";
  readonly idempotent: boolean;
  /** Where any instance takes its calls. */
  readonly subject: string;
  readonly instance: string;
  /** The deadline of one of its calls has passed. */
  onDeadline(call: ServedCall): void;
  /** Its answer, with a body of so many bytes, was handed to the connection at `now`. */
  onAnswerSent(call: ServedCall, bytes: number, now: number): void;
  /** Its answer never will be; the cause says why, if the connection does. */
  onAnswerDropped(call: ServedCall, reason: Drop, cause: unknown): void;
  /** Its answer is larger than the server takes. */
  onAnswerTooLarge(call: ServedCall): void;
}

/** What a call says about this instance: that it is fine; that the call failed by a fault of the instance; or nothing. */
export type Verdict = "fine" | "fault" | "nothing";

/** Where a call is on its way; the stages are in `serve-call.ts`. */
export type ServedState = "accepted" | "waiting" | "following" | "running" | "answering" | "ended";

/**
 * One call that came to a handler, until its method has ended and its answer is out.
 *
 *     accepted ──admit──> running ──method ended──> answering ──out──> ended
 *         │                 ^  │                        (holds its slot)
 *         ├──admit──> waiting  └─ deadline, cancellation, shutdown: answered at once; the slot is free when the method ends
 *         │              └─ deadline, cancellation, shutdown, hopeless ──> ended
 *         ├─ key has come before ──> following ──other method ended──> answering    (holds no slot)
 *         │                              └─ deadline, cancellation, shutdown ──> ended
 *         └─ busy, draining, not readable ──> ended
 */
export class ServedCall
  extends Deadline
  implements Admitted, Indexed, AnsweredCall, CallScope, CallCore, ObservedRequest
{
  state: ServedState = "accepted";
  place = -1;
  queued = -1;
  chain = -1;
  after: this | undefined = undefined;
  before: this | undefined = undefined;
  readonly server: CallServer;
  /** Where the answer goes. Empty for a one-way call. */
  readonly reply: string;
  /** The header block of the request. */
  readonly head: Uint8Array | undefined;
  /** The request; released when it has been read. */
  body: Uint8Array | undefined;
  readonly bytes: number;
  readonly receivedAt: number;
  /** Until when somebody waits for the answer: at least as long as the method may run. */
  readonly callerDeadline: number;
  /** When its method was started. Until then: when it was received. */
  startedAt: number;
  /** When its method ended; 0 until then. */
  endedAt = 0;
  /** What `Slots.readingMs` was then. */
  readingBeforeMs = 0;
  /** Whether nothing may be sent any more: it was answered, or is never answered. */
  isAnswered: boolean;
  /** What it has failed with first. */
  failure: Code | undefined = undefined;
  verdict: Verdict | undefined = undefined;
  /** Whether observers were told that it was answered, or never will be. */
  isSettled = false;
  /** Whether its answer is to report what the instance has to do. */
  asksForLoad = false;
  /** How often the method was called for it. */
  attempt = 0;
  trace: Trace | undefined = undefined;
  /** Its idempotency key, if it has one and its method is not idempotent. */
  key: CallKey | undefined = undefined;
  #stop: AutonatsError | undefined = undefined;
  #controller: AbortController | undefined = undefined;
  #children: Set<Child> | undefined = undefined;
  #headers: Metadata | undefined = undefined;
  #replyHeaders: Metadata | undefined = undefined;
  #values: ContextValues | undefined = undefined;

  constructor(
    server: CallServer,
    reply: string,
    head: Uint8Array | undefined,
    body: Uint8Array,
    receivedAt: number,
    callerDeadline: number,
    deadline: number,
  ) {
    super(deadline);
    this.server = server;
    this.reply = reply;
    this.head = head;
    this.body = body;
    this.bytes = body.length;
    this.receivedAt = receivedAt;
    this.callerDeadline = callerDeadline;
    this.startedAt = receivedAt;
    this.isAnswered = reply === "";
  }

  get service(): string {
    return this.server.service;
  }

  get version(): string {
    return this.server.version;
  }

  get method(): string {
    return this.server.method;
  }

  get subject(): string {
    return this.server.subject;
  }

  get kind(): "unary" | "oneWay" {
    return this.server.kind;
  }

  get idempotent(): boolean {
    return this.server.idempotent;
  }

  get instance(): string {
    return this.server.instance;
  }

  get side(): "handler" {
    return "handler";
  }

  get observed(): ObservedRequest {
    return this;
  }

  /** Milliseconds that the method has left; at least 0. */
  get timeoutMs(): number {
    return Math.max(0, this.deadline - performance.now());
  }

  /** Whether the method was told to stop. */
  get isStopped(): boolean {
    return this.#stop !== undefined;
  }

  /** Whether the method was told to stop because its caller has given the call up. */
  get isCancelled(): boolean {
    return this.#stop?.code === "CANCELLED";
  }

  get isOver(): boolean {
    return this.#stop !== undefined || this.state === "answering" || this.state === "ended";
  }

  get headers(): Metadata {
    this.#headers ??= readMetadata(this.head);
    return this.#headers;
  }

  get replyHeaders(): Metadata {
    this.#replyHeaders ??= new Metadata();
    return this.#replyHeaders;
  }

  /** Whether anything may go with the reply. */
  get hasReplyHeaders(): boolean {
    return this.#replyHeaders !== undefined && this.#replyHeaders.size > 0;
  }

  get values(): ContextValues {
    this.#values ??= new ContextValues();
    return this.#values;
  }

  /** Lets the method see the metadata and the values that interceptors have put in place of its own, in a copy of the call. */
  handOn(copy: Call): void {
    if (Object.hasOwn(copy, "headers")) this.#headers = copy.headers;
    if (Object.hasOwn(copy, "values")) this.#values = copy.values;
  }

  expire(): void {
    this.server.onDeadline(this);
  }

  onSent(bytes: number, now: number): void {
    this.server.onAnswerSent(this, bytes, now);
  }

  onExpired(): void {
    this.server.onAnswerDropped(this, "EXPIRED", undefined);
  }

  onTooLarge(): void {
    this.server.onAnswerTooLarge(this);
  }

  onUnsendable(cause: unknown): void {
    this.server.onAnswerDropped(this, "CLOSED", cause);
  }

  /** Stops the method, and the calls that it makes. Only the first time counts. */
  stop(cause: AutonatsError): void {
    if (this.#stop !== undefined) return;
    this.#stop = cause;
    this.#controller?.abort(cause);
    const children = this.#children;
    this.#children = undefined;
    for (const child of children ?? []) child.cancel(cause);
  }

  /** Ends what the method has left running: calls that it made and did not wait for. */
  endScope(): void {
    if (this.#controller === undefined && (this.#children === undefined || this.#children.size === 0)) return;
    this.stop(ended());
  }

  /** Aborts when the method is to stop. Made when it is first asked for, as most methods never do. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.isOver) this.#controller.abort(this.#stop ?? ended());
    }
    return this.#controller.signal;
  }

  adopt(child: Child): void {
    if (this.isOver) {
      child.cancel(this.#stop ?? ended());
      return;
    }
    this.#children ??= new Set();
    this.#children.add(child);
  }

  release(child: Child): void {
    this.#children?.delete(child);
  }
}

function ended(): AutonatsError {
  return new AutonatsError("CANCELLED", "the method that this is part of has ended");
}
