/** The base64 of bytes: standard alphabet, padded. */
export const toBase64: (bytes: Uint8Array) => string =
  typeof Buffer === "undefined"
    ? writeInBrowser
    : (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");

/** Reads what `toBase64` writes, and nothing else: undefined for text that it would have written otherwise. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  // Readers of the platforms forgive; writing again what was read shows whether there was something to forgive.
  return read(text, bytes) && toBase64(bytes) === text ? bytes : undefined;
}

const read: (text: string, into: Uint8Array) => boolean =
  typeof Buffer === "undefined"
    ? readInBrowser
    : (text, into) => Buffer.from(into.buffer).write(text, "base64") === into.length;

function readInBrowser(text: string, into: Uint8Array): boolean {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return false;
  }
  for (let index = 0; index < into.length; index++) into[index] = binary.charCodeAt(index);
  return binary.length === into.length;
}

function writeInBrowser(bytes: Uint8Array): string {
  let binary = "";
  // Arguments go on the stack, so there may not be too many at once.
  for (let from = 0; from < bytes.length; from += 8192) {
    binary += String.fromCharCode(...bytes.subarray(from, from + 8192));
  }
  return btoa(binary);
}
