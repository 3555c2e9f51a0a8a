/** One message that a link delivers. Reading the same field twice may cost twice; nothing of it changes. */
export interface Message {
  readonly subject: string;
  /** Where an answer is to go; empty for none. */
  readonly reply: string;
  /**
   * The header block as it came: `NATS/1.0…` up to the empty line. `undefined` for none, and zero bytes for one that was there
   * and could not be had.
   */
  readonly head: Uint8Array | undefined;
  readonly body: Uint8Array;
}
