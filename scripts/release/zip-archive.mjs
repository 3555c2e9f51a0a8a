import { crc32, deflateRawSync } from "node:zlib";

/**
 * Returns a ZIP archive of files, texts or bytes by their paths. It has no entries for directories, and all files have the same date: the
 * same files make the same archive, and the one that Go makes of a module has no directories either, which its hash would show.
 */
export function zipArchive(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path, "utf8");
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 9 });
    const common = commonFields(bytes, packed, name);
    parts.push(Buffer.from("PK\x03\x04"), common, name, packed);
    directory.push(Buffer.from("PK\x01\x02"), versionMadeBy, common, placeOf(offset), name);
    offset += 4 + common.length + name.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...parts, entries, endOf(files.length, entries.length, offset)]);
}

const versionMadeBy = uint16(20);

/** What both headers of a file say: version, UTF-8 names, deflate, 1980-01-01, hash, sizes, no extra field. */
function commonFields(bytes, packed, name) {
  return Buffer.concat([
    ...[20, 0x0800, 8, 0, 0x21].map(uint16),
    ...[crc32(bytes), packed.length, bytes.length].map(uint32),
    ...[name.length, 0].map(uint16),
  ]);
}

/** No comment, first disk, no attributes, and where the file begins. */
function placeOf(offset) {
  return Buffer.concat([...[0, 0, 0].map(uint16), uint32(0), uint32(offset)]);
}

function endOf(count, size, offset) {
  const disks = [0, 0, count, count].map(uint16);
  return Buffer.concat([Buffer.from("PK\x05\x06"), ...disks, uint32(size), uint32(offset), uint16(0)]);
}

function uint16(value) {
  const field = Buffer.alloc(2);
  field.writeUInt16LE(value);
  return field;
}

function uint32(value) {
  const field = Buffer.alloc(4);
  field.writeUInt32LE(value);
  return field;
}
