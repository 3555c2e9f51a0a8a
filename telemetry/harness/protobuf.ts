/** A field of a message: its number, and its value as far as the wire tells it. */
export interface Field {
  readonly number: number;
  /** For varints and fixed numbers. */
  readonly integer: bigint;
  /** For what has a length: text, bytes, messages. */
  readonly bytes: Uint8Array;
}

/** Reads the fields of a protobuf message, in their order. Throws for bytes that are not a message. */
export function readFields(message: Uint8Array): Field[] {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = view.getUint8(at);
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const tag = Number(varint());
    let integer = 0n;
    let bytes: Uint8Array = NONE;
    switch (tag & 7) {
      case 0:
        integer = varint();
        break;
      case 1:
        integer = view.getBigUint64(at, true);
        at += 8;
        break;
      case 2: {
        const length = Number(varint());
        bytes = message.subarray(at, at + length);
        at += length;
        break;
      }
      case 5:
        integer = BigInt(view.getUint32(at, true));
        at += 4;
        break;
      default:
        throw new Error(`no wire type: ${tag & 7}`);
    }
    fields.push({ number: tag >> 3, integer, bytes });
  }
  return fields;
}

const NONE = new Uint8Array(0);
