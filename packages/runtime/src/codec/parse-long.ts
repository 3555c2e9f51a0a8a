import { toText } from "./body-bytes.js";
import { type BodyLimits, limits, withLimits } from "./limits.js";
import { LongBody } from "./long-body.js";
import { scanAndParse } from "./parse-json.js";
import { MAX_QUICK } from "./quick-check.js";

/** How long the process may be busy with one body before other work gets its turn, in milliseconds. */
const TURN_MS = 8;

/** What `parseAhead` has found out about a body, with these limits in force. */
interface Ahead {
  readonly within: BodyLimits;
  readonly take: () => unknown;
}

const ahead = new WeakMap<Uint8Array, Ahead>();

/** Reports whether a body is so long that it is parsed in pieces. */
export function isLong(bytes: Uint8Array): boolean {
  return bytes.length > MAX_QUICK;
}

/** Reports whether a body should be parsed ahead, and was not yet. */
export function isUnread(bytes: Uint8Array): boolean {
  return isLong(bytes) && !ahead.has(bytes);
}

/**
 * Parses a long body, and lets other work run in between. After that, `decodeBody` takes the outcome for the same bytes and limits
 * from here. Never rejects: what is wrong with the body is for `decodeBody` to throw.
 */
export async function parseAhead(bytes: Uint8Array, within: BodyLimits): Promise<void> {
  try {
    const text = toText(bytes);
    const body = new LongBody(text);
    let turnEnd = performance.now() + TURN_MS;
    while (withLimits(within, () => body.step())) {
      if (performance.now() < turnEnd) continue;
      await nextTurn();
      turnEnd = performance.now() + TURN_MS;
    }
    // A doubt takes a scan of the whole, which is not divided.
    if (body.doubt !== undefined) await nextTurn();
    const value = withLimits(within, () => finish(body, bytes, text));
    ahead.set(bytes, { within, take: () => value });
  } catch (thrown) {
    const take = (): never => {
      throw thrown;
    };
    ahead.set(bytes, { within, take });
  }
}

/** Parses a long body, all at once unless that was done ahead. Throws `InvalidValue`. */
export function parseLong(bytes: Uint8Array): unknown {
  const known = ahead.get(bytes);
  if (known?.within === limits) return known.take();
  const text = toText(bytes);
  const body = new LongBody(text);
  while (body.step());
  return finish(body, bytes, text);
}

function finish({ value, doubt }: LongBody, bytes: Uint8Array, text: string): unknown {
  return doubt === undefined ? value : scanAndParse(bytes, text, doubt !== "syntax");
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
