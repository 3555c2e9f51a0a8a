import { existsSync, readFileSync, rmSync } from "node:fs";
import { RepositoryCopy } from "./repository-copy.mjs";

/**
 * Takes one guard of the TypeScript runtime out at a time, in a copy of the repository, and demands that the test fails that
 * is there for it: `node scripts/guards.mjs [id …]`. Without ids: all of `packages/runtime/test/guards/guards.json`. Fails when
 * a test does not notice, and when one fails without any change.
 */
const wanted = process.argv.slice(2);
/** Milliseconds for one test, most of which take less than one second. One that hangs has noticed. */
const TEST_TIMEOUT = 25_000;
const RUN_TIMEOUT = 600_000;
const report = "guards-report.json";

const all = JSON.parse(readFileSync(new URL("../packages/runtime/test/guards/guards.json", import.meta.url), "utf8"));
const unknown = wanted.filter((id) => !all.some((guard) => guard.id === id));
if (unknown.length > 0) throw new Error(`no guard is called ${unknown.join(", ")}`);
const guards = all.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
const copy = new RepositoryCopy("guards", []);
try {
  const files = [...new Set(guards.map(({ test }) => test.file))];
  const unchanged = runTests(files, undefined);
  const broken = guards.filter(({ test }) => unchanged.get(test.name) !== "passed");
  for (const { test } of broken) {
    console.error(`without any change: ${test.file} > ${test.name} ${unchanged.get(test.name) ?? "does not run"}`);
  }
  const caught = guards.filter((guard) => {
    const { id, changes, test } = guard;
    const found = copy.withChanges(changes, () => runTests([test.file], test.name)).get(test.name);
    const verdict = found === "failed" ? "caught" : found === "passed" ? "survived" : "does not run";
    console.log(`${verdict.padEnd(14)} ${id.padEnd(32)} ${test.name}`);
    return verdict === "caught";
  });
  console.log(`${caught.length} of ${guards.length} caught`);
  process.exitCode = caught.length === guards.length && broken.length === 0 ? 0 : 1;
} finally {
  copy.remove();
}

/** Runs tests, and returns the result of each by its name. */
function runTests(files, name) {
  const only =
    name === undefined ? [] : ["-t", `^${name.replaceAll(" > ", " ").replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&")}$`];
  // The runner takes no limit for hooks from its command line: what ends a test must not hang together with it.
  const limits = [`--testTimeout=${TEST_TIMEOUT}`];
  const output = ["--reporter=json", `--outputFile=${report}`];
  const vitest = ["node_modules/vitest/vitest.mjs", "run", ...files, ...only, ...limits, ...output];
  rmSync(copy.path(report), { force: true });
  copy.run(process.execPath, vitest, ".", RUN_TIMEOUT);
  if (!existsSync(copy.path(report))) return new Map();
  const { testResults } = JSON.parse(readFileSync(copy.path(report), "utf8"));
  return new Map(
    testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .map(({ ancestorTitles, title, status }) => [[...ancestorTitles, title].join(" > "), status]),
  );
}
