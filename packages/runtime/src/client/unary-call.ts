// The stages of a call at the client, in their order: prepare, [interceptors], encode, pick, send, decode, retry, settle. A one-way
// call shares those up to pick. The handler's are in `handler/serve-call.ts`.

import { SCOPE, scopeOf } from "../call-scope.js";
import { DEFAULT_LIMITS } from "../codec/limits.js";
import { isUnread, parseAhead } from "../codec/parse-long.js";
import type { TransportFailure } from "../connection/multiplexer.js";
import { callAndForget } from "../guard/untrusted.js";
import type { Message } from "../link/message.js";
import { missingFeature } from "../wire/features.js";
import { type Head, parseHead } from "../wire/head.js";
import { askForLoad } from "../wire/load-report.js";
import { fieldsOf, readMetadata } from "../wire/metadata.js";
import { directMethodSubject } from "../wire/subjects.js";
import { isMarked } from "../wire/success-body.js";
import { checkToken } from "../wire/tokens.js";
import type { Attempt } from "./attempt.js";
import { aim, asksForLoad, noteReport } from "./balance-call.js";
import type { BoundMethod } from "./bound-method.js";
import { CallAtClient } from "./call-at-client.js";
import type { CallOptions } from "./call-options.js";
import { isAnswer } from "./earlier-attempts.js";
import * as failures from "./failures.js";
import { type Intercepted, interceptCalls } from "./intercepted-call.js";
import { noteAnswered } from "./judge-attempt.js";
import { noteTime, overtake, waitForAttempt } from "./overtake-call.js";
import { type LaterStages, PendingCall, UNSETTLED } from "./pending-call.js";
import { type AttemptParent, deadlineOf, type Prepared } from "./prepared.js";
import { retry } from "./retry-call.js";
import { attemptsOf } from "./retry-options.js";
import { tellSettled, tellStarted } from "./tell-observers.js";

/** Calls the method and resolves to its result. Rejects with a declared error of the method, or else with an `AutonatsError`. */
export type UnaryCall<Request, Result> = (request: Request, options?: CallOptions) => Promise<Result>;

/** Returns a function that calls a method with a reply. Every failure is a rejection; nothing is thrown. */
export function bindUnary(bound: BoundMethod): UnaryCall<unknown, unknown> {
  const { interceptors } = bound.settings;
  const intercepted: Intercepted | undefined =
    interceptors.length === 0
      ? undefined
      : interceptCalls(bound, (request, prepared, now, parent) => attempt(bound, request, prepared, now, parent));
  // Not an async function: that would cost each call two more promises.
  return (request, options) => {
    const now = performance.now();
    let prepared: Prepared;
    try {
      prepared = prepare(bound, options, now);
    } catch (thrown) {
      return Promise.reject(failures.invalidRequest(bound, thrown));
    }
    tellStarted(bound, prepared);
    return intercepted === undefined
      ? attempt(bound, request, prepared, now, undefined)
      : intercepted(request, prepared, now);
  };
}

/** Sends a request, again where it may and has to, and resolves to what the reply says. */
function attempt(
  bound: BoundMethod,
  request: unknown,
  prepared: Prepared,
  now: number,
  parent: AttemptParent | undefined,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let body: Uint8Array;
    try {
      body = encode(bound, request);
    } catch (thrown) {
      const error = failures.invalidRequest(bound, thrown);
      if (parent === undefined) tellSettled(bound, prepared, error);
      reject(error);
      return;
    }
    bound.settings.retryPolicy.budget.noteCall();
    const deadline = parent?.deadline ?? deadlineOf(prepared, now);
    const call = new PendingCall(LATER, bound, prepared, parent, deadline, body, resolve, reject);
    call.heed();
    send(call, now);
  });
}

/** Checks options and applies defaults. Throws for invalid options, and what a getter of theirs throws. */
export function prepare(bound: BoundMethod, options: CallOptions | undefined, now: number): Prepared {
  const observed = bound.settings.isObserved ? new CallAtClient(bound, now) : undefined;
  if (options === undefined) return observed === undefined ? bound.nothing : { ...bound.nothing, observed };
  const own = ownOptions(options);
  const timeoutMs = bound.timeoutOf(own, now);
  const { instance, headers, signal, values, onReplyHeaders } = own;
  const fields = headers === undefined ? undefined : fieldsOf(headers);
  return {
    timeoutMs,
    deadline: bound.deadlineOf(own, now, timeoutMs),
    instance: instance === undefined ? undefined : checkToken("the instance", instance),
    fields: fields?.length === 0 ? undefined : fields,
    carried: undefined,
    scope: scopeOf(own),
    signal,
    values,
    onReplyHeaders,
    observed,
    attempts: attemptsOf(own, bound.attempts),
    key: bound.keyOf(own),
  };
}

/** Writes the request. Throws `InvalidValue` where it may not be sent. */
export function encode(bound: BoundMethod, request: unknown): Uint8Array {
  return bound.form.encode(request, bound.settings.limits);
}

/** Returns the subject that a one-way request goes to: nothing is learned of what becomes of it. */
export function pick(bound: BoundMethod, { instance }: Prepared): string {
  if (instance === undefined) return bound.subject;
  return directMethodSubject(bound.settings.subject, instance, bound.method);
}

/** Sends a request, or lets the call wait for a connection, or fails it where neither is possible. */
function send(call: PendingCall, now: number): void {
  if (call.state === "settled") return;
  const { bound, prepared, parent } = call;
  const { client, maxUnconfirmedBytes } = bound.settings;
  const { shared, multiplexer } = client;
  const isNew = call.state === "new";
  // A call that has waited has less time left.
  const timeoutMs = isNew ? (parent?.timeLeft(now) ?? prepared.timeoutMs) : call.deadline - now;
  const refusal = refusalOf(bound, timeoutMs) ?? (isNew ? throttledOf(bound, now) : undefined);
  if (refusal !== undefined) {
    call.failBy(refusal);
    return;
  }
  call.state = "waiting";
  if (shared.waitingRoom.door !== "open") {
    if (shared.waitingRoom.wait(call, maxUnconfirmedBytes)) shared.deadlines.add(call);
    else call.failBy(failures.TOO_MANY_WAITING);
    return;
  }
  const head = bound.headOf(timeoutMs, call);
  const obstacle = multiplexer.denial ?? overloadOf(bound, head, call.body);
  if (obstacle !== undefined) {
    call.failBy(obstacle);
    return;
  }
  const pending = aim(call, now);
  call.attempt = pending;
  call.isForGroup = false;
  shared.deadlines.add(call);
  try {
    const asking = asksForLoad(call, pending, now) ? askForLoad(head) : head;
    if (bound.idempotent && prepared.instance === undefined) waitForAttempt(call, now);
    multiplexer.send(pending, asking, call.body, call.deadline, now);
  } catch (thrown) {
    call.failBy(failures.CONNECTION_CLOSED, thrown);
  }
}

function throttledOf({ throttle }: BoundMethod, now: number): TransportFailure | undefined {
  return !throttle.isAwake || throttle.admits(now, Math.random()) ? undefined : failures.THROTTLED;
}

/** Returns why a request can neither be sent now nor wait for a connection. */
export function refusalOf({ settings }: BoundMethod, timeoutMs: number): TransportFailure | undefined {
  if (timeoutMs <= 0) return failures.NO_TIME_LEFT;
  const { door } = settings.client.shared.waitingRoom;
  if (door === "closed") return failures.CONNECTION_CLOSED;
  return door === "down" && !settings.waitForReady ? failures.NOT_CONNECTED : undefined;
}

/** Returns why a request cannot be taken by the connection: it is too large, or there are too many. */
export function overloadOf(
  { settings }: BoundMethod,
  head: Uint8Array | undefined,
  body: Uint8Array,
): TransportFailure | undefined {
  const { shared } = settings.client;
  const size = body.length + (head === undefined ? 0 : head.length);
  if (size > shared.maxPayload) return failures.requestTooLarge(size, shared.maxPayload);
  return shared.outbox.hasRoom(size, settings.maxUnconfirmedBytes) ? undefined : failures.TOO_MUCH_UNCONFIRMED;
}

/**
 * Returns what a reply says, and throws the error that it says. `UNSETTLED` for a reply that no handler wrote, as the right one may
 * still come, and for a long one that has to be parsed first.
 */
function decode(call: PendingCall, attempt: Attempt, message: Message): unknown {
  const { head: bytes, body } = message;
  const { bound } = call;
  const { form } = bound;
  const head = bytes === undefined ? undefined : readHead(bound, bytes, body);
  if (head?.load !== undefined) noteReport(call, attempt, head.load);
  if (head?.errorNumber === undefined && !isMarked(body)) {
    call.foreign ??= body.slice(0, MOST_KEPT);
    return UNSETTLED;
  }
  const { limits, resultOptions } = bound.settings;
  if ((form.isParsed || head?.errorNumber !== undefined) && isUnread(body)) {
    // A link may return another body each time that it is asked.
    const kept: Message = { subject: message.subject, reply: message.reply, head: bytes, body };
    void parseAhead(body, head?.errorNumber === undefined ? limits : DEFAULT_LIMITS).then(() =>
      call.onReply(attempt, kept),
    );
    call.keepReply(attempt);
    return UNSETTLED;
  }
  (attempt.instance ?? bound).wasServed = true;
  tellReplyHeaders(call, bytes);
  if (head?.errorNumber !== undefined) {
    const error = form.failureOf(bound, head.errorNumber, head, body);
    if (bound.idempotent && isAnswer(error)) noteTime(call, attempt);
    throw error;
  }
  try {
    const result = form.decode(body, resultOptions);
    noteAnswered(bound, attempt);
    if (bound.idempotent) noteTime(call, attempt);
    return result;
  } catch (thrown) {
    throw failures.malformedReply(bound, thrown);
  }
}

/** Reads the head of a reply. Throws where that alone says that the call has failed. */
function readHead(bound: BoundMethod, bytes: Uint8Array, body: Uint8Array): Head {
  const head = parseHead(bytes);
  if (head === undefined) throw failures.toError(bound, failures.UNREADABLE_HEADERS);
  const feature = missingFeature(head.require);
  if (feature !== undefined) throw failures.toError(bound, failures.unsupportedReply(feature));
  if (head.errorNumber === undefined && head.status === NO_RESPONDERS && body.length === 0) {
    throw failures.toError(bound, failures.NO_RESPONDERS);
  }
  return head;
}

const LATER: LaterStages = { send, decode, overtake, retry };
const NO_RESPONDERS = "503";
/** Bytes of a reply that is not a handler's: enough to tell what wrote it. */
const MOST_KEPT = 4097;

/** A handler's context also has properties of the call that it serves; only those that the user has added apply to this call. */
function ownOptions(options: CallOptions): CallOptions {
  const scope = scopeOf(options);
  return scope === undefined ? options : ({ ...options, [SCOPE]: scope } as CallOptions);
}

function tellReplyHeaders({ parent, prepared: { onReplyHeaders } }: PendingCall, head: Uint8Array | undefined): void {
  if (parent !== undefined) parent.noteReply(head);
  else if (onReplyHeaders !== undefined) callAndForget(onReplyHeaders, readMetadata(head));
}
