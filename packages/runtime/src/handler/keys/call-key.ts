import type { KeptAnswer } from "./kept-answer.js";
import type { KeyRecord } from "./key-records.js";

/** The idempotency key of a call, and what its handler knows by it. */
export class CallKey {
  readonly text: string;
  record: KeyRecord<KeptAnswer> | undefined = undefined;
  /** Whether a call with the key had come before, so that this one does not run. */
  isRepeat = false;
  /** Bytes that are held of it while it follows another one. */
  heldBytes = 0;

  constructor(text: string) {
    this.text = text;
  }
}
