// What the places where observers are told cost a call that nobody observes: each of them, as often as a call goes through it.

const runtime = new URL("../../../packages/runtime/dist/", import.meta.url);
const { combineObservers } = await import(`${runtime}pipeline/combine-observers.js`);
const { observesCalls, tellSettled, tellStarted } = await import(`${runtime}client/tell-observers.js`);

const observer = combineObservers([]);
const bound = { settings: { observer, isObserved: observesCalls(observer) } };
const prepared = { observed: undefined, parent: undefined, timeoutMs: 5000 };
const CALLS = 1_000_000;
const ROUNDS = 30;

/** Goes through all of them, at both ends. Returns something, so that nothing is left out. */
function tell(number: number): number {
  if (bound.settings.isObserved) return -1;
  tellStarted(bound, prepared);
  if (prepared.observed !== undefined) observer.onAttemptEnded?.(prepared.observed, number, undefined);
  tellSettled(bound, prepared, undefined);
  observer.onRequestReceived?.(prepared);
  observer.onRequestAdmitted?.(prepared, false);
  observer.onMethodStarted?.(prepared, number);
  observer.onMethodEnded?.(prepared, undefined, number);
  observer.onReplySent?.(prepared, number);
  observer.onRequestSettled?.(prepared, undefined, number);
  return number;
}

let least = Number.POSITIVE_INFINITY;
for (let round = 0; round < ROUNDS; round += 1) {
  const start = performance.now();
  let sum = 0;
  for (let call = 0; call < CALLS; call += 1) sum += tell(call);
  if (sum < 0) throw new Error("bug: somebody observes");
  least = Math.min(least, ((performance.now() - start) * 1e6) / CALLS);
}
console.log(`${least.toFixed(1)} ns for each call that nobody observes, at both ends together`);
