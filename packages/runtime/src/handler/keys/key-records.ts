import type { KeyLimits } from "./key-options.js";
import { type Listed, RecordList } from "./record-list.js";

/** What a record costs besides its id and its answer, in bytes: about as much as either runtime needs. */
const RECORD_BYTES = 256;
/** How many records whose callers may still ask are passed over in the search for one to push out. */
const MOST_PASSED = 8;

/** `running`: the answer is not known yet. `lost`: there was no room for it. */
export type KeyState = "running" | "answered" | "lost";

/** What is remembered of a call with a key. */
export class KeyRecord<Answer> implements Listed {
  next: this | undefined = undefined;
  previous: this | undefined = undefined;
  readonly id: string;
  /** Stands for the request. */
  readonly digest: number;
  state: KeyState = "running";
  answer: Answer | undefined = undefined;
  /** Until when callers of it may ask again by themselves: it is not pushed out before. */
  neededUntil: number;
  /** When the window ends that began with the answer. */
  windowEnd: number = Number.POSITIVE_INFINITY;
  bytes: number;

  constructor(id: string, digest: number, neededUntil: number) {
    this.id = id;
    this.digest = digest;
    this.neededUntil = neededUntil;
    this.bytes = RECORD_BYTES + id.length;
  }
}

/**
 * Remembers calls with keys and what they were answered, within limits. What is pushed out first has been answered first, but not while a
 * caller may ask again by itself. It knows no clock and answers nobody.
 */
export class KeyRecords<Answer> {
  readonly #limits: KeyLimits;
  readonly #all = new Map<string, KeyRecord<Answer>>();
  /** Those that were answered, the first first, except that some were passed over. */
  readonly #ended = new RecordList<KeyRecord<Answer>>();
  #bytes = 0;

  constructor(limits: KeyLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#all.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Returns what is remembered under an id. */
  find(id: string, now: number): KeyRecord<Answer> | undefined {
    const record = this.#all.get(id);
    if (record === undefined || !isOver(record, now)) return record;
    this.forget(record);
    return undefined;
  }

  /**
   * Begins to remember a call under an id that nothing is remembered under. `undefined` where there is no room: the call must not
   * start then.
   */
  begin(id: string, digest: number, neededUntil: number, now: number): KeyRecord<Answer> | undefined {
    const record = new KeyRecord<Answer>(id, digest, neededUntil);
    if (!this.#makeRoom(1, record.bytes, now)) return undefined;
    this.#all.set(id, record);
    this.#bytes += record.bytes;
    return record;
  }

  /**
   * Remembers what a call was answered, of so many bytes. Reports whether there was room for that: else it remembers that there was an
   * answer.
   */
  end(record: KeyRecord<Answer>, answer: Answer, bytes: number, now: number): boolean {
    const isKept = this.#makeRoom(0, bytes, now);
    record.state = isKept ? "answered" : "lost";
    record.windowEnd = now + this.#limits.windowMs;
    this.#ended.push(record);
    if (isKept) {
      record.answer = answer;
      record.bytes += bytes;
      this.#bytes += bytes;
    }
    return isKept;
  }

  /** Forgets a call, so that it may run again. */
  forget(record: KeyRecord<Answer>): void {
    if (this.#all.get(record.id) !== record) return;
    this.#all.delete(record.id);
    this.#ended.remove(record);
    this.#bytes -= record.bytes;
  }

  /** Reports whether there is room for so much more, having pushed out what it takes. */
  #makeRoom(records: number, bytes: number, now: number): boolean {
    if (bytes > this.#limits.bytes) return false;
    const most = Math.min(MOST_PASSED, this.#ended.size);
    for (let passed = 0; ; ) {
      const oldest = this.#ended.first;
      if (oldest === undefined) return this.#hasRoom(records, bytes);
      if (!isOver(oldest, now)) {
        if (this.#hasRoom(records, bytes)) return true;
        if (now < oldest.neededUntil) {
          if (passed === most) return false;
          passed += 1;
          this.#ended.remove(oldest);
          this.#ended.push(oldest);
          continue;
        }
      }
      this.forget(oldest);
    }
  }

  #hasRoom(records: number, bytes: number): boolean {
    return this.#all.size + records <= this.#limits.records && this.#bytes + bytes <= this.#limits.bytes;
  }
}

function isOver({ windowEnd, neededUntil }: KeyRecord<unknown>, now: number): boolean {
  return now >= windowEnd && now >= neededUntil;
}
