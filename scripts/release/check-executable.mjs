import { readFileSync } from "node:fs";
import { platformOf } from "./describe-executable.mjs";
import { embeddedFiles } from "./embedded-files.mjs";

/**
 * Throws where an executable is not one of its platform, or lacks one of the files that it has to bring along, each byte of it. It need
 * not be able to run here.
 */
export function checkExecutable(path, platform) {
  const found = platformOf(path);
  if (found !== platform)
    throw new Error(`${path} is a program of ${found ?? "no known platform"}, not of ${platform}`);
  const content = readFileSync(path);
  let from = 0;
  for (const [name, file] of Object.entries(embeddedFiles())) {
    const at = findAsset(content, name, readFileSync(file), from);
    if (at < 0) throw new Error(`${path} does not have ${name} inside`);
    // All of them are in one stretch. The rest is Node, which takes long to search for each of them.
    if (from === 0) from = Math.max(0, at - stretch);
  }
}

/** More than all assets have together. */
const stretch = 64 * 2 ** 20;

/** Returns where a name is that is followed by a length, of eight bytes, and all bytes of the file; less than 0 where there is none. */
function findAsset(content, name, bytes, from) {
  const text = Buffer.from(name, "utf8");
  for (let at = content.indexOf(text, from); at >= 0; at = content.indexOf(text, at + 1)) {
    const start = at + text.length + 8;
    if (bytes.equals(content.subarray(start, start + bytes.length))) return at;
  }
  return -1;
}
