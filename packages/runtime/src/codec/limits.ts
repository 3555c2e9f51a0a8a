import { AutonatsError } from "../errors/autonats-error.js";

/** What bodies may be like that one client or handler writes and reads. */
export interface BodyLimits {
  /** How deeply containers may be nested: `[[1]]` is 2 deep. */
  readonly maxDepth: number;
  /** Elements of one list, or keys of one object. */
  readonly maxElements: number;
}

/** The limits unless options say otherwise. What a server lets through bounds the elements. */
export const DEFAULT_LIMITS: BodyLimits = { maxDepth: 64, maxElements: Number.POSITIVE_INFINITY };

/** Bytes of a body, unless the caller of `decodeBody` says otherwise: what a server takes by default. */
export const MAX_BYTES: number = 1024 * 1024;

/** Codecs go down into a value by recursion, so the stack ends somewhere. */
const DEEPEST = 1000;

/**
 * The limits of the body at hand. Codecs are plain functions that know nothing of clients and handlers; as each of them has
 * ended before the next begins, this place is enough to hand the limits over.
 */
export let limits: BodyLimits = DEFAULT_LIMITS;

/** Calls `action` with other limits in force. */
export function withLimits<T>(own: BodyLimits, action: () => T): T {
  const others = limits;
  limits = own;
  try {
    return action();
  } finally {
    limits = others;
  }
}

/** Returns the limits that options name. Throws an `AutonatsError` for a limit that cannot be one. */
export function limitsOf(options: {
  readonly maxDepth?: number | undefined;
  readonly maxElements?: number | undefined;
}): BodyLimits {
  const { maxDepth = DEFAULT_LIMITS.maxDepth, maxElements = DEFAULT_LIMITS.maxElements } = options;
  check("maxDepth", maxDepth, DEEPEST);
  check("maxElements", maxElements, Number.POSITIVE_INFINITY);
  const isDefault = maxDepth === DEFAULT_LIMITS.maxDepth && maxElements === DEFAULT_LIMITS.maxElements;
  return isDefault ? DEFAULT_LIMITS : { maxDepth, maxElements };
}

function check(what: string, limit: unknown, most: number): void {
  if (typeof limit === "number" && limit >= 1 && limit <= most && (Number.isInteger(limit) || limit === most)) return;
  const range = most === Number.POSITIVE_INFINITY ? "of at least 1" : `from 1 to ${most}`;
  throw new AutonatsError("INVALID_ARGUMENT", `${what} must be a whole number ${range}`, { outcome: "NOT_SENT" });
}
