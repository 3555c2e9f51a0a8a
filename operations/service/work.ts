import type { int32, Json } from "@autonats/runtime";

/** Work that cannot be done with what it was given. */
export class Spoiled extends Error {
  readonly what: string;

  constructor(what: string) {
    super(`spoiled: ${what}`);
    this.what = what;
  }
}

/** All of it optional, so that nearly every JSON object would pass for one. */
export interface Slip {
  note?: string;
  place?: string;
}

export interface Receipt {
  id: string;
  note: string;
}

/**
 * What operators disturb. Every method that takes a text notes it in the audit of its process when it starts, so that the texts of calls say
 * which of them have run, and how often.
 *
 * @nats:server Work
 * @nats:timeout 3s
 */
export interface WorkService {
  /** Returns the text. */
  run(text: string): Promise<string>;
  /**
   * Returns the text; it may run more than once for one call.
   *
   * @nats:idempotent
   */
  fetch(text: string): Promise<string>;
  /** Returns the text too; the implementation in TypeScript is not `async`. */
  runNow(text: string): Promise<string>;
  /** Has no result. */
  touch(text: string): Promise<void>;
  slip(text: string): Promise<Slip>;
  receipt(text: string): Promise<Receipt>;
  anything(text: string): Promise<Json>;
  counts(text: string): Promise<Map<string, int32>>;
  /**
   * Ends with `Spoiled`, about the text.
   *
   * @nats:error Spoiled
   */
  spoil(text: string): Promise<void>;
  /**
   * Ends in the way that has this name; which there are, each language says.
   *
   * @nats:error Spoiled
   */
  fail(way: string): Promise<string>;
  /** As many letters as it is told. */
  produce(size: int32): Promise<string>;
  /** How many letters it was given. */
  consume(letters: string): Promise<int32>;
  /** Returns the text after so many milliseconds. */
  wait(text: string, milliseconds: int32): Promise<string>;
  /** Nobody waits for it. */
  note(text: string): void;
}
