import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findGo } from "./find-go.mjs";

/**
 * Simulates clients and handlers under faults, sixty seconds of virtual time for each seed:
 * `node scripts/simulate.mjs [--seeds 1000] [--first 1] [--language typescript|go]`. TypeScript takes every ninth seed, so that it
 * has some of every kind of scenario, and Go the others, which needs less time for one. With a language: all seeds in that one. One
 * seed again, in both languages: `--seed 17`. Fails with the first seed that breaks an invariant, which it prints.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "1000" },
    first: { type: "string", default: "1" },
    language: { type: "string" },
  },
});
const EACH = 9;
const root = fileURLToPath(new URL("..", import.meta.url));
const first = Number(values.seed ?? values.first);
const count = values.seed === undefined ? Number(values.seeds) : 1;
if (!(Number.isInteger(first) && Number.isInteger(count) && count > 0)) throw new Error("seeds are whole numbers");
const isShared = values.language === undefined && values.seed === undefined;
const seeds = Array.from({ length: count }, (_, index) => first + index);
const languages = {
  typescript: { run: simulateTypeScript, seeds: isShared ? seeds.filter((seed) => seed % EACH === 0) : seeds },
  go: { run: simulateGo, seeds: isShared ? seeds.filter((seed) => seed % EACH !== 0) : seeds },
};
if (values.language !== undefined && !Object.hasOwn(languages, values.language)) {
  throw new Error(`there is no simulation in ${values.language}`);
}

const begin = performance.now();
let isSound = true;
for (const [language, { run, seeds: own }] of Object.entries(languages)) {
  if ((values.language !== undefined && values.language !== language) || own.length === 0) continue;
  const start = performance.now();
  const { isWell, calls } = await run(own);
  const what = `${own.length} seeds from ${own[0]}, ${calls.toLocaleString("en")} calls`;
  console.log(`${language}: ${what}, in ${secondsSince(start)} s, ${isWell ? "no violation" : "FAILED"}`);
  isSound &&= isWell;
}
console.log(`${secondsSince(begin)} s in all`);
process.exitCode = isSound ? 0 : 1;

function simulateTypeScript(own) {
  const parameters = [
    "run",
    "packages/runtime/test/simulation",
    "-t",
    "keep every invariant",
    "--project",
    "simulation",
  ];
  return share(own, (some) => run(process.execPath, ["node_modules/vitest/vitest.mjs", ...parameters], root, some));
}

async function simulateGo(own) {
  const folder = mkdtempSync(join(tmpdir(), "autonats-simulation-"));
  try {
    const program = join(folder, `simulation${process.platform === "win32" ? ".exe" : ""}`);
    const build = ["test", "-c", "-o", program, "./internal/simulation"];
    const built = await run(findGo(), build, `${root}go`, own);
    if (!built.isWell) return built;
    // A process for each processor has less to do than one that uses all of them.
    const alone = { GOMAXPROCS: "1", GOGC: "1600" };
    return await share(own, (some) => run(program, ["-test.run=TestSimulation"], `${root}go`, some, alone));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lets as many processes as there are processors simulate some of the seeds each. */
async function share(own, simulate) {
  const processes = Math.min(availableParallelism(), own.length);
  const shares = Array.from({ length: processes }, (_, index) => own.filter((_seed, at) => at % processes === index));
  const results = await Promise.all(shares.map(simulate));
  return { isWell: results.every(({ isWell }) => isWell), calls: results.reduce((sum, { calls }) => sum + calls, 0) };
}

/** Returns whether a command succeeds, and how many calls it says that it has simulated. Prints what it says if it fails. */
function run(command, parameters, cwd, own, variables = {}) {
  const env = { ...process.env, ...variables, AUTONATS_SEEDS: own.join() };
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
      resolve({ isWell: status === 0, calls: Number(/simulated (\d+) calls/u.exec(output)?.[1] ?? 0) });
    });
  });
}

function secondsSince(start) {
  return ((performance.now() - start) / 1000).toFixed(1);
}
