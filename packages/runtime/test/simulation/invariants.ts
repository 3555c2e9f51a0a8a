import { MOST_ATTEMPTS } from "./client-process.js";
import { DRAIN_MS } from "./handler-process.js";
import type { CallRecord, Journal } from "./journal.js";

/** When the faults of a run end, and when everything has to work again. */
export interface Phases {
  readonly healedAt: number;
  readonly wellAt: number;
}

/** A timer goes off within a millisecond after its time. */
const TIMER_MS = 2;
const NOT_STARTED = new Set(["NOT_SENT", "NOT_DELIVERED", "REJECTED"]);

/** Notes what does not hold of the calls of a run that is over. */
export function checkCalls(journal: Journal, { wellAt }: Phases): void {
  let succeeded = 0;
  for (const call of journal.calls.values()) {
    for (const [invariant, text] of faultsOf(call, wellAt, journal.stops)) {
      journal.violate(invariant, `${call.method} ${call.id} ${text}`);
    }
    if (call.failure === undefined) succeeded += 1;
  }
  if (succeeded * 4 < journal.calls.size)
    journal.violate("I13", `only ${succeeded} of ${journal.calls.size} succeeded`);
}

/** Notes which processes have got no call since everything works again. */
export function checkShares(journal: Journal, { wellAt }: Phases, processes: readonly string[]): void {
  const served = new Set<string>();
  for (const { starts } of journal.calls.values()) for (const { at, by } of starts) if (at >= wellAt) served.add(by);
  for (const process of processes) if (!served.has(process)) journal.violate("I13", `${process} gets no calls`);
}

function* faultsOf(
  call: CallRecord,
  wellAt: number,
  stops: ReadonlyMap<string, number>,
): Iterable<readonly [string, string]> {
  const { madeAt, settledAt, timeoutMs, starts, failure, isNested } = call;
  if (settledAt === undefined) {
    yield ["I1", "has never settled"];
    return;
  }
  if (settledAt > madeAt + timeoutMs + TIMER_MS)
    yield ["I2", `has settled ${settledAt - madeAt - timeoutMs} ms too late`];
  if (call.method === "find") {
    if (starts.length > MOST_ATTEMPTS) yield ["I4", `was started ${starts.length} times`];
  } else if (starts.length > 1) {
    yield ["I3", `was started ${starts.length} times`];
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
  if (madeAt < wellAt || isNested || isExpected(call, failure.code)) return;
  yield ["I13", `failed with ${failure.code} ${failure.reason ?? ""} after the faults had ended`];
}

/** Reports whether a call may fail so where there are no faults. */
function isExpected({ isCancelled, timeoutMs, starts }: CallRecord, code: string): boolean {
  if (code === "NOT_FOUND" || code === "INTERNAL") return starts.length > 0;
  // Methods take up to 400 ms, and those that call others up to 800.
  if (code === "DEADLINE_EXCEEDED" || code === "RESOURCE_EXHAUSTED") return timeoutMs < 1500;
  return code === "CANCELLED" && isCancelled;
}
