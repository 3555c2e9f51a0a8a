const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const ARRAY = 0x5b;
const ARRAY_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;
/** Deeper bodies are refused by every reader; what is beyond is taken as it is written. */
const MOST_LEVELS = 1000;
const EMPTY_REQUEST = Uint8Array.of(OBJECT, OBJECT_END);

/** Two hashes of 32 bits, side by side. */
interface Hash {
  a: number;
  b: number;
}

/** What is known of an array or object that has not ended. */
interface Level {
  readonly isObject: boolean;
  /** Of its members so far: for an object a sum, which does not depend on their order. */
  readonly members: Hash;
  /** Of the member that is being read. */
  readonly member: Hash;
}

/**
 * Creates digests of what the JSON of requests says: the order of members and white space do not count, as writers are free in them.
 * Different requests have different digests but for chance, which no caller can foresee: a digest is of use in this process alone.
 */
export class RequestDigest {
  readonly #seed: Hash;
  readonly #factor: Hash;

  constructor([a = 0, b = 0, c = 0, d = 0]: Uint32Array = crypto.getRandomValues(new Uint32Array(4))) {
    this.#seed = { a, b };
    this.#factor = { a: c | 1, b: d | 1 };
  }

  /** Returns the digest of a body, whether it is JSON or not, in one pass. Zero bytes are an empty request. */
  of(bytes: Uint8Array): number {
    const body = bytes.length === 0 ? EMPTY_REQUEST : bytes;
    const levels: Level[] = [];
    const whole = this.#begin(false);
    let level = whole;
    for (let at = 0; at < body.length; at += 1) {
      const byte = body[at] as number;
      if (byte === QUOTE) {
        at = this.#addText(level.member, body, at);
      } else if ((byte === OBJECT || byte === ARRAY) && levels.length < MOST_LEVELS) {
        this.#add(level.member, byte);
        levels.push(level);
        level = this.#begin(byte === OBJECT);
      } else if ((byte === OBJECT_END || byte === ARRAY_END) && levels.length > 0) {
        this.#endMember(level);
        const { members } = level;
        level = levels.pop() as Level;
        this.#join(level.member, members);
      } else if (byte === COMMA && level !== whole) {
        this.#endMember(level);
      } else if (byte > 0x20) {
        this.#add(level.member, byte);
      }
    }
    // What has not ended: the body is not JSON.
    for (const open of [...levels, level]) if (open !== whole) this.#join(whole.member, open.member);
    // As many bits as a number can have.
    return (whole.member.a >>> 0) * 2 ** 21 + (whole.member.b >>> 11);
  }

  #begin(isObject: boolean): Level {
    const { a, b } = this.#seed;
    return { isObject, members: { a: b, b: a }, member: { a, b } };
  }

  /** Adds a text in quotes as it is written, and returns where it ends. */
  #addText(to: Hash, body: Uint8Array, start: number): number {
    this.#add(to, QUOTE);
    let at = start + 1;
    for (; at < body.length && body[at] !== QUOTE; at += 1) {
      if (body[at] === BACKSLASH && at + 1 < body.length) {
        this.#add(to, BACKSLASH);
        at += 1;
      }
      this.#add(to, body[at] as number);
    }
    this.#add(to, QUOTE);
    return at;
  }

  #endMember({ isObject, members, member }: Level): void {
    if (isObject) {
      members.a = (members.a + member.a) | 0;
      members.b = (members.b + member.b) | 0;
    } else {
      this.#join(members, member);
    }
    member.a = this.#seed.a;
    member.b = this.#seed.b;
  }

  #join(to: Hash, other: Hash): void {
    this.#add(to, other.a);
    this.#add(to, other.b);
  }

  #add(to: Hash, value: number): void {
    to.a = mix(to.a, value, this.#factor.a);
    to.b = mix(to.b, value, this.#factor.b);
  }
}

/** One to one in the hash, so that no two texts that differ in one place have the same. */
function mix(hash: number, value: number, factor: number): number {
  const product = Math.imul(hash ^ value, factor);
  return product ^ (product >>> 15);
}
