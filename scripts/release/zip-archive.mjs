import { zipSync } from "fflate";

/** Local midnight: the format has no time zone. */
const date = new Date(1980, 0, 1);

/**
 * Returns a ZIP archive of files, texts or bytes by their paths. It has no entries for directories, and all files have the same date: the
 * same files make the same archive, and the one that Go makes of a module has no directories either, which its hash would show.
 */
export function zipArchive(files) {
  return zipSync(Object.fromEntries(files.map(([path, content]) => [path, new Uint8Array(Buffer.from(content))])), {
    level: 9,
    mtime: date,
  });
}
