const ENCODER = new TextEncoder();

/** One message that a link delivers. Reading the same field twice may cost twice; nothing of it changes. */
export interface Message {
  readonly subject: string;
  /** The subject in UTF-8, on links that have it so anyway: making a string of it takes longer than finding what it belongs to. */
  readonly subjectBytes?: Uint8Array | undefined;
  /** Where an answer is to go; empty for none. */
  readonly reply: string;
  /**
   * The header block as it came: `NATS/1.0…` up to the empty line. `undefined` for none, and zero bytes for one that was there
   * and could not be had.
   */
  readonly head: Uint8Array | undefined;
  readonly body: Uint8Array;
}

/** Returns the subject of a message in UTF-8. */
export function subjectBytesOf(message: Message): Uint8Array {
  return message.subjectBytes ?? ENCODER.encode(message.subject);
}
