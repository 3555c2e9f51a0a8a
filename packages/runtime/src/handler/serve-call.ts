// The stages of a call in a handler, in their order: accept, admit, decode, [interceptors], run, encode, send. The client's are in
// `client/unary-call.ts`.

import { decodeBody } from "../codec/body.js";
import { isUnread, parseAhead } from "../codec/parse-long.js";
import type { Message } from "../link/message.js";
import type { ErrorReply } from "../wire/error-reply.js";
import { missingFeature } from "../wire/features.js";
import { buildHead, parseHead } from "../wire/head.js";
import { fieldsOf } from "../wire/metadata.js";
import { isReplySubject } from "../wire/subjects.js";
import { encodeResult } from "../wire/success-body.js";
import { readTimeout } from "../wire/time-limits.js";
import { isAboutStopping } from "./about-stopping.js";
import { verdictOf, verdictOfOneWay } from "./ejection/verdict.js";
import { dropHopeless, end, endUnstarted, giveUpWaiting, judge, leaveQueue, refuse } from "./end-call.js";
import * as replies from "./error-replies.js";
import { CallKey } from "./keys/call-key.js";
import { headFor } from "./report-load.js";
import { ServedCall } from "./served-call.js";
import type { ServedMethod } from "./served-method.js";

/** Takes a message, and finds out what it asks for and how long its caller waits. */
export function accept(endpoint: ServedMethod, message: Message): void {
  const now = performance.now();
  const { host, descriptor, observer } = endpoint;
  let reply = "";
  if (endpoint.kind === "unary") {
    reply = message.reply;
    if (!isReplySubject(reply, host.replyPrefixes)) {
      observer.onDropped?.("dropped a request: its reply subject does not start with replyPrefix", beginningOf(reply));
      return;
    }
  }
  const head = message.head === undefined ? undefined : parseHead(message.head);
  const timeoutMs =
    head?.timeout === undefined ? descriptor.timeoutMs : readTimeout(head.timeout, descriptor.timeoutMs);
  const cameAt = host.shared.arrivals.cameAt(now);
  const callerDeadline = cameAt + timeoutMs;
  const deadline = Math.min(callerDeadline, cameAt + endpoint.limits.timeoutMs);
  const call = new ServedCall(endpoint, reply, message.head, message.body, now, callerDeadline, deadline);
  if (head !== undefined) {
    call.asksForLoad = head.load !== undefined;
    if (head.idempotencyKey !== undefined && endpoint.heedsKeys) call.key = new CallKey(head.idempotencyKey);
  }
  observer.onRequestReceived?.(call);
  const feature = head === undefined ? undefined : missingFeature(head.require);
  if (message.head !== undefined && head === undefined) {
    refuse(endpoint, call, replies.UNREADABLE_HEADERS, "INVALID_ARGUMENT", "its headers cannot be read");
  } else if (feature !== undefined) {
    const why = "it requires a feature that this handler does not support";
    refuse(endpoint, call, replies.unsupported(feature), "UNSUPPORTED_FEATURE", why);
  } else {
    admit(endpoint, call, now);
  }
}

/** Starts a call, lets it wait for a slot, or refuses it. */
function admit(endpoint: ServedMethod, call: ServedCall, now: number): void {
  const { host, admission, observer } = endpoint;
  if (endpoint.hasGivenUp) {
    refuse(endpoint, call, replies.DRAINING, "DRAINING", "the handler is shutting down");
    return;
  }
  if (call.deadline <= now) {
    refuse(endpoint, call, replies.EXPIRED, "EXPIRED", "its deadline had passed before it was read");
    return;
  }
  if (call.key !== undefined) {
    const met = host.keys.meet(endpoint, call, call.key, now);
    if (typeof met !== "string") refuse(endpoint, call, met.reply, met.reason, met.why);
    if (met !== "new") return;
  }
  if (admission.isFull) host.slots.noteRead(now);
  // While it tries whether it may come back, it takes one call at a time. One-way calls would be lost.
  const isProbing = host.group.state === "probing" && call.reply !== "";
  const isFull = host.shared.outbox.isFull || (isProbing && host.countCalls() > 0);
  const verdict = isFull ? "busy" : admission.judge(now, call.deadline);
  if (verdict === "busy" || (call.key !== undefined && !host.keys.begin(call, call.key, now))) {
    refuse(endpoint, call, replies.BUSY, "BUSY", "concurrency limit reached");
    return;
  }
  host.shared.deadlines.add(call);
  if (call.reply !== "") host.calls.add(call);
  observer.onRequestAdmitted?.(call, verdict === "queue");
  if (verdict === "queue") {
    call.state = "waiting";
    host.shared.outbox.countGuest(call.bytes);
    admission.queue(call);
  } else {
    admission.run(call, now);
    run(endpoint, call);
  }
}

/** Reads the request. Throws what the decoder throws. */
function decode(endpoint: ServedMethod, call: ServedCall): unknown {
  const { body = NO_BYTES } = call;
  call.body = undefined;
  return decodeBody(endpoint.descriptor.request, body, endpoint.host.requestOptions);
}

/** Runs the method of a call that has a slot. While a long request is parsed, other work may run. */
function run(endpoint: ServedMethod, call: ServedCall): void {
  const { body = NO_BYTES } = call;
  call.state = "running";
  call.readingBeforeMs = endpoint.host.slots.readingMs;
  if (!isUnread(body)) {
    runMethod(endpoint, call);
    return;
  }
  void parseAhead(body, endpoint.host.requestOptions.limits).then(() => {
    if (call.isStopped) endUnstarted(endpoint, call);
    else runMethod(endpoint, call);
  });
}

function runMethod(endpoint: ServedMethod, call: ServedCall): void {
  const { observer } = endpoint;
  let request: unknown;
  try {
    request = decode(endpoint, call);
  } catch (thrown) {
    const why = "dropped a one-way call: its body is not valid";
    if (endpoint.kind === "oneWay") observer.onDropped?.(why, undefined, thrown);
    observer.onRequestRefused?.(call, "INVALID_ARGUMENT");
    endpoint.host.shared.deadlines.remove(call);
    call.state = "answering";
    const reply = replies.replyToInvalidRequest(thrown);
    if (call.key !== undefined) endpoint.host.keys.forget(endpoint, call.key, reply);
    fail(endpoint, call, reply);
    return;
  }
  // The process may have been suspended since the call was taken in, or busy with what the request contains.
  if (call.deadline <= performance.now()) {
    giveUpWaiting(endpoint, call, replies.EXPIRED, "EXPIRED");
    return;
  }
  observer.onMethodStarted?.(call, call.startedAt - call.receivedAt);
  try {
    const { trace } = call;
    const result =
      trace?.run === undefined ? endpoint.invoke(request, call) : trace.run(endpoint.invoke, request, call);
    if ((typeof result === "object" && result !== null) || typeof result === "function") {
      // A thenable may throw, or call back twice; a real promise does neither.
      Promise.resolve(result).then(
        (value) => succeed(endpoint, call, value),
        (thrown: unknown) => failByThrown(endpoint, call, thrown),
      );
      return;
    }
    succeed(endpoint, call, result);
  } catch (thrown) {
    failByThrown(endpoint, call, thrown);
  }
}

function succeed(endpoint: ServedMethod, call: ServedCall, value: unknown): void {
  endMethod(endpoint, call, undefined);
  if (call.isAnswered && call.key === undefined) {
    judge(call, "fine");
    end(endpoint, call);
    return;
  }
  let encoded: Encoded;
  try {
    encoded = encode(endpoint, call, value);
  } catch (thrown) {
    failHidden(endpoint, call, "a method returned a result that does not match its interface", thrown);
    return;
  }
  judge(call, "fine");
  const { head, body } = encoded;
  if (call.key !== undefined) {
    endpoint.host.keys.keep(endpoint, call.key, encoded, call.endedAt);
    if (call.isAnswered) {
      end(endpoint, call);
      return;
    }
  }
  // A small result is written sooner than the clock is read.
  const now = body.length <= SMALL ? call.endedAt : performance.now();
  if (!isTooLate(endpoint, call, now)) send(endpoint, call, head, body, now);
}

/** What goes into an answer. */
interface Encoded {
  readonly head: Uint8Array | undefined;
  readonly body: Uint8Array;
}

/** Writes a result. Throws where the result, or the metadata beside it, may not be sent. */
function encode(endpoint: ServedMethod, call: ServedCall, value: unknown): Encoded {
  const { result, host } = endpoint;
  const head = call.hasReplyHeaders ? buildHead(fieldsOf(call.replyHeaders)) : undefined;
  return { head, body: encodeResult(result as NonNullable<typeof result>, value, host.requestOptions.limits) };
}

/** Sends an answer. The call keeps its slot until the answer is out, so that no more answers can wait than calls can run. */
function send(
  endpoint: ServedMethod,
  call: ServedCall,
  head: Uint8Array | undefined,
  body: Uint8Array,
  now: number = performance.now(),
): void {
  call.isAnswered = true;
  endpoint.host.replies.answer(call, headFor(endpoint, call, head, body), body, now);
}

function failByThrown(endpoint: ServedMethod, call: ServedCall, thrown: unknown): void {
  const isStopping = isAboutStopping(call, thrown);
  // What its caller was told, or will be, if that is what it has failed with.
  const stopped = call.isCancelled ? replies.CANCELLED : replies.TIMED_OUT;
  endMethod(endpoint, call, thrown);
  if (endpoint.kind === "oneWay") {
    judge(call, isStopping ? "nothing" : verdictOfOneWay(thrown));
    endpoint.observer.onCallFailed?.(call, "UNKNOWN", "UNKNOWN: the method failed");
    if (!isStopping) endpoint.observer.onHidden?.(call, "a one-way method failed", undefined, thrown);
    end(endpoint, call);
    return;
  }
  let fields: replies.Fields;
  try {
    fields = call.hasReplyHeaders ? fieldsOf(call.replyHeaders) : [];
  } catch (invalid) {
    failHidden(endpoint, call, "a method set reply metadata that may not be sent", invalid);
    return;
  }
  const { reply, reference } = replies.replyToThrown(endpoint.errors, thrown, fields);
  judge(call, isStopping ? "nothing" : verdictOf(thrown, reference !== undefined));
  if (reference !== undefined && !isStopping) {
    endpoint.observer.onHidden?.(call, "a method threw an undeclared error", reference, thrown);
  }
  if (call.key !== undefined) {
    const isLate = reference !== undefined && call.deadline <= call.endedAt;
    endpoint.host.keys.keepFailure(endpoint, call.key, isStopping || isLate ? stopped : reply, call.endedAt);
  }
  // If the deadline has passed, say so instead of sending a reference: the method may have noticed before the timer.
  if (reference !== undefined && isTooLate(endpoint, call)) return;
  fail(endpoint, call, reply);
}

/** Answers a call with a failure of which only the log says more. */
function failHidden(endpoint: ServedMethod, call: ServedCall, message: string, thrown: unknown): void {
  judge(call, "fault");
  const { reply, reference } = replies.createInternalReply();
  endpoint.observer.onHidden?.(call, message, reference, thrown);
  if (call.key !== undefined) endpoint.host.keys.keep(endpoint, call.key, reply, call.endedAt);
  if (!isTooLate(endpoint, call)) fail(endpoint, call, reply);
}

/** Answers a call whose method has ended. */
function fail(endpoint: ServedMethod, call: ServedCall, reply: ErrorReply): void {
  endpoint.observer.onCallFailed?.(call, reply.code, reply.summary);
  if (call.isAnswered) end(endpoint, call);
  else send(endpoint, call, reply.head, reply.body);
}

/** Ends a call whose deadline has passed, and reports whether it had. */
function isTooLate(endpoint: ServedMethod, call: ServedCall, now: number = performance.now()): boolean {
  if (call.deadline > now) return false;
  endpoint.onDeadline(call);
  end(endpoint, call);
  return true;
}

/** Notes that the method has ended, and ends what it has left running. */
function endMethod(endpoint: ServedMethod, call: ServedCall, error: unknown): void {
  endpoint.host.shared.deadlines.remove(call);
  call.state = "answering";
  call.endedAt = performance.now();
  endpoint.observer.onMethodEnded?.(call, error, call.endedAt - call.startedAt);
  call.endScope();
}

/** Starts calls that wait, as long as there are slots. No recursion where they end at once: the queue may be long. */
export function pump(endpoint: ServedMethod): void {
  if (endpoint.isPumping) return;
  const { admission } = endpoint;
  endpoint.isPumping = true;
  try {
    while (admission.waiting > 0) {
      const now = performance.now();
      const call = admission.next(now);
      if (call === undefined) break;
      leaveQueue(endpoint, call);
      call.startedAt = now;
      if (call.deadline > now) {
        run(endpoint, call);
      } else {
        giveUpWaiting(endpoint, call, replies.EXPIRED, "EXPIRED");
      }
    }
    dropHopeless(endpoint);
  } finally {
    endpoint.isPumping = false;
  }
}

const SMALL = 4096;
const NO_BYTES = new Uint8Array(0);

/** The first tokens of a subject that a peer has chosen, for the log. */
function beginningOf(subject: string): string {
  return subject.split(".", 2).join(".").slice(0, 64);
}
