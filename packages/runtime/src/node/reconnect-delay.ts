const SHORTEST_MS = 100;
const LONGEST_MS = 5000;
/** An outage is over when nobody has asked for so long: no attempt takes as much. */
const FORGET_MS = 15_000;

/**
 * Makes the function that says how many milliseconds lie between two attempts to connect: a tenth of what the outage has
 * lasted so far, from 100 ms to 5 s. So an outage is never made longer by more than a tenth, and a server that comes back
 * is not met by everybody at once, as each process takes between half of that and all of it.
 */
export function createReconnectDelay(now: () => number = () => performance.now()): () => number {
  // Drawn once: the client library asks again after each wait, and would wait again for a longer draw.
  const share = 0.5 + Math.random() / 2;
  let began = Number.NEGATIVE_INFINITY;
  let asked = Number.NEGATIVE_INFINITY;
  return () => {
    const time = now();
    if (time - asked > FORGET_MS) began = time;
    asked = time;
    return Math.round(share * Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (time - began) / 10)));
  };
}
