import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * Reads the first file of a zip archive whose name matches.
 * Understands stored and deflated entries of archives below 4 GiB, which is all that a Python wheel may contain.
 * Throws when the archive is damaged or holds no such file.
 */
export function readZipEntry(archive: Buffer, name: RegExp): Buffer {
  const end = findEndOfDirectory(archive);
  let position = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(position) !== DIRECTORY_ENTRY) throw new Error("The zip archive's directory is damaged.");
    const nameLength = archive.readUInt16LE(position + 28);
    const entryName = archive.toString("utf8", position + 46, position + 46 + nameLength);
    if (name.test(entryName)) return readData(archive, position, entryName);
    position += 46 + nameLength + archive.readUInt16LE(position + 30) + archive.readUInt16LE(position + 32);
  }
  throw new Error(`The zip archive holds no file that matches ${name}.`);
}

function findEndOfDirectory(archive: Buffer): number {
  for (let position = archive.length - 22; position >= 0; position--) {
    if (archive.readUInt32LE(position) === END_OF_DIRECTORY) return position;
  }
  throw new Error("The file is not a zip archive.");
}

function readData(archive: Buffer, entry: number, name: string): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const size = archive.readUInt32LE(entry + 20);
  const header = archive.readUInt32LE(entry + 42);
  // The lengths in the local header may differ from those in the directory, so they are read again.
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const data = archive.subarray(start, start + size);
  if (method === STORED) return data;
  if (method === DEFLATED) return inflateRawSync(data);
  throw new Error(`The zip entry ${name} uses compression method ${method}, which is not supported.`);
}
