import type { Group } from "./group.js";
import { DRAIN_MS } from "./handler-process.js";
import type { CallRecord, Failure, Journal } from "./journal.js";
import { HEALED_AT, WELL_AT } from "./phases.js";

/** Something that does not hold: the invariant, and what there was. */
type Fault = readonly [invariant: string, text: string];

/** A timer goes off within a millisecond after its time. */
const TIMER_MS = 2;
/** No call takes longer by itself: methods take up to 400 ms, and are tried up to three times, with waits between. */
const LONGEST_MS = 1500;
/** Those that call others take so long, and then as long as the others. */
const LONGEST_NESTED_MS = 2200;
const NOT_STARTED = new Set(["NOT_SENT", "NOT_DELIVERED", "REJECTED"]);

/** Notes what does not hold of the calls of a run that is over. The list of invariants is in docs/testing.md. */
export function checkCalls(journal: Journal, group: Group): void {
  let [succeeded, firstAt] = [0, Number.POSITIVE_INFINITY];
  for (const call of journal.calls.values()) {
    for (const [invariant, text] of faultsOf(call, journal.stops, group)) {
      journal.violate(invariant, `${call.method} ${call.id} ${text}`);
    }
    if (call.failure !== undefined) continue;
    succeeded += 1;
    const { madeAt, settledAt = 0, starts } = call;
    if (madeAt >= HEALED_AT && starts.length > 0) firstAt = Math.min(firstAt, settledAt);
  }
  if (succeeded * 4 < journal.calls.size)
    journal.violate("I13", `only ${succeeded} of ${journal.calls.size} succeeded`);
  if (firstAt > WELL_AT) journal.violate("I13", `the first success after the faults was at ${firstAt}`);
}

/** Notes which processes have got no call since the faults have ended, although they take calls. */
export function checkShares(journal: Journal, processes: readonly string[], group: Group): void {
  const served = new Set<string>();
  for (const { starts } of journal.calls.values()) for (const { at, by } of starts) if (at >= HEALED_AT) served.add(by);
  for (const process of processes) {
    if (!served.has(process) && !group.isOut(process)) journal.violate("I13", `${process} gets no calls`);
  }
}

function* faultsOf(call: CallRecord, stops: ReadonlyMap<string, number>, group: Group): Iterable<Fault> {
  const { madeAt, settledAt, timeoutMs, starts, mostStarts, failure, isNested } = call;
  if (settledAt === undefined) {
    yield ["I1", "has never settled"];
    return;
  }
  if (settledAt > madeAt + timeoutMs + TIMER_MS)
    yield ["I2", `has settled ${settledAt - madeAt - timeoutMs} ms too late`];
  if (starts.length > mostStarts) yield [mostStarts === 1 ? "I3" : "I4", `was started ${starts.length} times`];
  if (call.again !== undefined) {
    if (differs(call, call.again)) yield ["I3", `was answered with ${failure?.code ?? "a result"} the second time`];
    return;
  }
  if (failure === undefined) {
    if (starts.length === 0 && call.method !== "view") yield ["I8", "has succeeded and was never started"];
    return;
  }
  if (NOT_STARTED.has(failure.outcome) && starts.length > 0) yield ["I8", `is ${failure.outcome} and was started`];
  const stoppedAt = Math.min(settledAt, ...starts.map(({ by }) => stops.get(by) ?? settledAt));
  // Those that call others may take longer than a shutdown waits.
  const wasCutOff = failure.code === "UNAVAILABLE" && failure.outcome === "FAILED" && call.method !== "list";
  if (wasCutOff && settledAt < stoppedAt + DRAIN_MS) yield ["I7", "was cut off by a shutdown that has not waited"];
  if (madeAt < WELL_AT || isNested || isExpected(call, failure.code)) return;
  // A handler that tries itself out takes one call at a time, and not every client may ask another one. Where an attempt before that was
  // late, the call ends as that one, before its deadline.
  const isEarly = failure.code === "DEADLINE_EXCEEDED" && settledAt < madeAt + timeoutMs;
  if ((isEarly || failure.reason === "BUSY") && group.wasAnyOut(madeAt, settledAt)) return;
  yield ["I13", `failed with ${failure.code} ${failure.reason ?? ""} after the faults had ended`];
}

/** Reports whether a call with a key was answered with one end of its method, and its repetition with another. */
function differs({ failure }: CallRecord, { failure: first, isCancelled }: CallRecord): boolean {
  if (isCancelled) return false;
  return first === undefined ? isEnd(failure) : isEnd(first) && failure === undefined;
}

/** Reports whether a failure is one with which a method has ended. */
function isEnd(failure: Failure | undefined): boolean {
  return failure !== undefined && failure.outcome === "FAILED" && ["NOT_FOUND", "INTERNAL"].includes(failure.code);
}

/** Reports whether a call may fail so where there are no faults. */
function isExpected({ isCancelled, timeoutMs, starts, method, failure }: CallRecord, code: string): boolean {
  // A client that had calls refused holds others back for a moment: that is checked where it does.
  if (failure?.reason === "THROTTLED") return true;
  if (code === "NOT_FOUND" || code === "INTERNAL") return starts.length > 0;
  if (code === "DEADLINE_EXCEEDED" || code === "RESOURCE_EXHAUSTED")
    return timeoutMs < (method === "list" ? LONGEST_NESTED_MS : LONGEST_MS);
  return code === "CANCELLED" && isCancelled;
}
