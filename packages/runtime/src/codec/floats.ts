import { mismatch } from "./mismatch.js";
import { fail, type Key, type Path } from "./path.js";

const SMALLEST_NORMAL_FLOAT32 = 2 ** -126;
/** Up to here every whole number is a float32, so that none has a shorter neighbour that rounds to the same. */
const LARGEST_DENSE_FLOAT32 = 2 ** 24;

/** Checks that `value` is a finite number. */
export function encodeFloat64(value: number, at: Path | undefined, key: Key): number {
  return finite(value, at, key);
}

/** Reads a finite number. */
export function decodeFloat64(value: unknown, at: Path | undefined, key: Key): number {
  return finite(value, at, key);
}

/** Rounds to 32 bits and returns the number with the fewest digits that rounds to the same: 0.1, not 0.10000000149. */
export function encodeFloat32(value: number, at: Path | undefined, key: Key): number {
  const rounded = decodeFloat32(value, at, key);
  if (Number.isInteger(rounded) && Math.abs(rounded) <= LARGEST_DENSE_FLOAT32) return rounded;
  for (let digits = Math.abs(rounded) < SMALLEST_NORMAL_FLOAT32 ? 1 : 6; digits < 9; digits++) {
    const short = Number(rounded.toPrecision(digits));
    if (Math.fround(short) === rounded) return short;
  }
  return Number(rounded.toPrecision(9));
}

/** Reads a number and rounds it to 32 bits. */
export function decodeFloat32(value: unknown, at: Path | undefined, key: Key): number {
  const rounded = Math.fround(finite(value, at, key));
  return Number.isFinite(rounded) ? rounded : fail(at, key, "RANGE", "must fit into 32 bits");
}

function finite(value: unknown, at: Path | undefined, key: Key): number {
  if (typeof value !== "number") return mismatch(value, at, key, "a number");
  // What is subtracted from itself is 0, unless it is not finite. Adding 0 turns -0 into 0.
  if (value - value !== 0) return fail(at, key, "RANGE", "must be a finite number");
  return value + 0;
}
