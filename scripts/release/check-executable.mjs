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
  for (const [name, file] of Object.entries(embeddedFiles())) {
    const bytes = readFileSync(file);
    // A file may be anywhere in it; the whole of its bytes follow its name.
    const at = content.indexOf(name, 0, "utf8");
    if (at < 0 || content.indexOf(bytes, at) < 0) throw new Error(`${path} does not have ${name} inside`);
  }
}
