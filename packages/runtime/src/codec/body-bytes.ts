import { InvalidValue } from "../errors/invalid-value.js";

const SLAB = 64 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Writes text, which has no half surrogate pairs, as UTF-8. `mark` is an ASCII character that goes before it, or empty: joining the
 * two first would copy the text once more.
 */
export const toBytes: (text: string, mark?: string) => Uint8Array =
  typeof Buffer === "undefined" ? (text, mark = "") => encoder.encode(mark + text) : createSlabWriter();

/** Reads UTF-8 without a byte order mark. Throws `InvalidValue` for anything else. */
export function toText(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    throw new InvalidValue("", "ENCODING", "must not begin with a byte order mark");
  }
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new InvalidValue("", "ENCODING", "is not UTF-8", { cause });
  }
}

/** Reads what is known to be ASCII, of which it takes a part, in half the time of `toText`. */
export const asciiToText: (bytes: Uint8Array, start?: number, end?: number) => string =
  typeof Buffer === "undefined" ? partToText : createAsciiReader();

/** Buffers have a method that asks for nothing but bytes; to make a buffer of them first would cost more than it saves. */
function createAsciiReader(): (bytes: Uint8Array, start?: number, end?: number) => string {
  const { latin1Slice } = Buffer.prototype as { latin1Slice?(this: Uint8Array, start: number, end: number): string };
  if (latin1Slice === undefined) return partToText;
  return (bytes, start = 0, end = bytes.length) => latin1Slice.call(bytes, start, end);
}

function partToText(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return toText(bytes.subarray(start, end));
}

/** Bodies share blocks of memory, which is cheaper than a block for each; a block goes when the last of its bodies does. */
function createSlabWriter(): (text: string, mark?: string) => Uint8Array {
  let slab = Buffer.allocUnsafeSlow(SLAB);
  let used = 0;
  return (text, mark = "") => {
    if (text.length > SLAB / 4) return encoder.encode(mark + text);
    if (text.length + 5 > SLAB - used) {
      slab = Buffer.allocUnsafeSlow(SLAB);
      used = 0;
    }
    const start = used + mark.length;
    if (mark !== "") slab[used] = mark.charCodeAt(0);
    const end = start + slab.write(text, start);
    // If less than the length of a character is left, the text may not have fitted.
    if (end > SLAB - 4) return encoder.encode(mark + text);
    const bytes = new Uint8Array(slab.buffer, used, end - used);
    used = end;
    return bytes;
  };
}
