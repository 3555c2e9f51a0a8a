/** Writes one DER element (ITU-T X.690): tag, length, content. */
export function wrap(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthBytes(content.length)]), content]);
}

/** SEQUENCE of elements. */
export function sequence(...parts: readonly Buffer[]): Buffer {
  return wrap(0x30, ...parts);
}

/** SET of elements, which must be in DER order already. */
export function set(...parts: readonly Buffer[]): Buffer {
  return wrap(0x31, ...parts);
}

/** INTEGER from big-endian bytes whose highest bit is clear. */
export function integer(bytes: Buffer): Buffer {
  return wrap(0x02, bytes);
}

/** OCTET STRING. */
export function octets(content: Buffer): Buffer {
  return wrap(0x04, content);
}

/** BIT STRING of whole bytes. */
export function bits(content: Buffer): Buffer {
  return wrap(0x03, Buffer.from([0]), content);
}

/** UTF8String. */
export function utf8(text: string): Buffer {
  return wrap(0x0c, Buffer.from(text));
}

/** UTCTime, to the second. Good for dates before 2050. */
export function time(date: Date): Buffer {
  return wrap(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, "").slice(2, 14)}Z`));
}

/** An element with an explicit context tag. */
export function explicit(tag: number, content: Buffer): Buffer {
  return wrap(0xa0 + tag, content);
}

/** OBJECT IDENTIFIER from its dotted form. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return wrap(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** Prints bytes as PEM text. */
export function toPem(label: string, content: Buffer): string {
  const lines = content.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

function lengthBytes(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256);
  return [0x80 + bytes.length, ...bytes];
}

function base128(value: number): readonly number[] {
  const bytes = [value % 128];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) bytes.unshift(128 + (left % 128));
  return bytes;
}
