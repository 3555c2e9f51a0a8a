import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findGo } from "./find-go.mjs";

/**
 * Simulates clients and handlers under faults, sixty seconds of virtual time for each seed, in both languages:
 * `node scripts/simulate.mjs [--seeds 1000] [--first 1] [--language typescript|go]`, or one seed again: `--seed 17`. Fails with the
 * first seed that breaks an invariant, which it prints.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "1000" },
    first: { type: "string", default: "1" },
    language: { type: "string" },
  },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const first = Number(values.seed ?? values.first);
const count = values.seed === undefined ? Number(values.seeds) : 1;
if (!(Number.isInteger(first) && Number.isInteger(count) && count > 0)) throw new Error("seeds are whole numbers");
const languages = { typescript: simulateTypeScript, go: simulateGo };
if (values.language !== undefined && !Object.hasOwn(languages, values.language)) {
  throw new Error(`there is no simulation in ${values.language}`);
}

let isSound = true;
for (const [language, simulate] of Object.entries(languages)) {
  if (values.language !== undefined && values.language !== language) continue;
  const start = performance.now();
  const isOwnSound = await simulate();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${language}: ${count} seeds from ${first} in ${seconds} s, ${isOwnSound ? "no violation" : "FAILED"}`);
  isSound &&= isOwnSound;
}
process.exitCode = isSound ? 0 : 1;

/** As many processes as there are processors, each with a share of the seeds. */
async function simulateTypeScript() {
  const processes = Math.min(availableParallelism(), count);
  const share = Math.ceil(count / processes);
  const runs = [];
  for (let from = 0; from < count; from += share) {
    const parameters = ["run", "packages/runtime/test/simulation", "-t", "keep every invariant", "--project", "code"];
    const vitest = ["node_modules/vitest/vitest.mjs", ...parameters];
    runs.push(run(process.execPath, vitest, root, first + from, Math.min(share, count - from)));
  }
  return (await Promise.all(runs)).every(Boolean);
}

async function simulateGo() {
  const parameters = ["test", "./internal/simulation", "-count=1", "-timeout=60m", "-run", "TestSimulation"];
  return run(findGo(), parameters, `${root}go`, first, count);
}

/** Reports whether a command succeeds, and prints what it says if not. */
function run(command, parameters, cwd, seed, seeds) {
  const env = { ...process.env, AUTONATS_SEED: `${seed}`, AUTONATS_SEEDS: `${seeds}` };
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("error", reject).on("close", (status) => {
      if (status !== 0) console.error(output);
      resolve(status === 0);
    });
  });
}
