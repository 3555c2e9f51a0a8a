const ENCODER = new TextEncoder();

/** How many bytes a text has as UTF-8. */
export function byteLength(text: string): number {
  return ENCODER.encode(text).length;
}
