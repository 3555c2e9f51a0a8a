import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findGo } from "./find-go.mjs";

const folder = fileURLToPath(new URL("../go/", import.meta.url));
const SECONDS = 60;

/**
 * Runs the fuzz targets of the Go runtime, all together for so many seconds, and returns which of them found something. What is
 * found is in `testdata/fuzz` of the target's package afterwards, and is a test from then on.
 */
export function fuzzGo(seconds = SECONDS) {
  const go = findGo();
  const targets = fuzzTargets();
  if (targets.length === 0) throw new Error("the Go runtime has no fuzz targets");
  const each = Math.max(1, Math.floor(seconds / targets.length));
  return targets.map(({ target, path }) => {
    const parameters = ["test", "-run=^$", `-fuzz=^${target}$`, `-fuzztime=${each}s`, path];
    const { status } = spawnSync(go, parameters, { cwd: folder, stdio: "inherit" });
    return { target, seconds: each, passed: status === 0 };
  });
}

/** Every target, with the path of its package. */
function fuzzTargets() {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith("_test.go"))
    .flatMap((name) =>
      [...readFileSync(folder + name, "utf8").matchAll(/^func (Fuzz\w+)\(/gmu)].map((match) => ({
        target: match[1],
        path: `./${dirname(name)}`,
      })),
    );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const results = fuzzGo(process.argv[2] === undefined ? SECONDS : Number(process.argv[2]));
  for (const { target, seconds, passed } of results)
    console.log(`${target}: ${seconds} s, ${passed ? "nothing found" : "failed"}`);
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
}
