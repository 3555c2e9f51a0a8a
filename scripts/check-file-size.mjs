import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const longest = 400;
const source = /\.(?:ts|tsx|mjs|go)$/u;
const generated = /(?:^|\/)(?:scenarios\/[^/]+\/output|testdata)\/|\.gen\.ts$|(?:^|\/)nats_(?:client|codec)\.go$/u;

/** Source files written by hand that are longer than a reader should have to scroll, one line of text each. */
export function findLongFiles(files = listFiles()) {
  return files
    .filter((file) => source.test(file) && !generated.test(file) && existsSync(resolve(root, file)))
    .flatMap((file) => {
      const lines = readFileSync(resolve(root, file), "utf8").split("\n").length - 1;
      return lines > longest ? [`${file}: ${lines} lines; split what is more than one idea (${longest} at most)`] : [];
    });
}

/** Every file that is, or could be, committed. */
function listFiles() {
  const parameters = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  return execFileSync("git", parameters, { cwd: root, encoding: "utf8" }).split("\0");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = findLongFiles();
  for (const file of files) console.error(file);
  process.exitCode = files.length === 0 ? 0 : 1;
}
