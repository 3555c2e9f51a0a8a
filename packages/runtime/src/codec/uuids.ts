import { isUuid, NOT_A_UUID, type Uuid } from "../types/uuid.js";
import { mismatch } from "./mismatch.js";
import { fail, type Key, type Path } from "./path.js";

/** Returns the UUID. */
export function encodeUuid(value: Uuid, at: Path | undefined, key: Key): Uuid {
  return decodeUuid(value, at, key);
}

/** Reads a UUID. */
export function decodeUuid(value: unknown, at: Path | undefined, key: Key): Uuid {
  if (typeof value !== "string") return mismatch(value, at, key, "a UUID as text");
  return isUuid(value) ? value : fail(at, key, "FORMAT", NOT_A_UUID);
}
