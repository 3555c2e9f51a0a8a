import { existsSync, readFileSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { findGo } from "./find-go.mjs";
import { RepositoryCopy } from "./repository-copy.mjs";

/**
 * Breaks one rule at a time in a copy of the repository, and demands that a test notices: `node scripts/mutations.mjs [id …]`.
 * Without ids: all of `conformance/mutations/mutations.json`, those of the protocol, which the conformance kit has to notice. The
 * pair of the broken language with itself is run first, all pairs only when that one notices nothing. A rule that no peer can see has
 * a `test` of the runtime instead, a file of TypeScript or a package of Go: that has to notice.
 *
 * `--cores`: all of `conformance/mutations/cores.json`, those of the pure cores, which the simulation or a core's own tests have to
 * notice. Prints a table, and fails when one goes unnoticed.
 */
const { values, positionals: wanted } = parseArgs({ options: { cores: { type: "boolean" } }, allowPositionals: true });
/** Milliseconds for one run of the kit, or of a test. One that hangs has noticed. */
const TIMEOUT = 900_000;
const TEST_TIMEOUT = 120_000;
const report = "mutations-report.json";

const all = ["mutations", "cores"].flatMap((list) =>
  JSON.parse(readFileSync(new URL(`../conformance/mutations/${list}.json`, import.meta.url), "utf8")).map(
    (mutation) => ({
      ...mutation,
      list,
    }),
  ),
);
const unknown = wanted.filter((id) => !all.some((mutation) => mutation.id === id));
if (unknown.length > 0) throw new Error(`no mutation is called ${unknown.join(", ")}`);
const list = values.cores ? "cores" : "mutations";
const chosen = all.filter((one) => (wanted.length === 0 ? one.list === list : wanted.includes(one.id)));
const go = findGo();
const copy = new RepositoryCopy("mutations", [
  "conformance/dist",
  "conformance/tsconfig.tsbuildinfo",
  "packages/runtime/dist",
  "packages/testing/dist",
]);
try {
  // A check that fails anyway says nothing about a mutation.
  const unchanged = new Map();
  for (const { test } of chosen) {
    if (unchanged.has(test)) continue;
    const { verdict, output, failures } = judge(test);
    if (verdict === "does not build") throw new Error(output);
    unchanged.set(test, new Set(failures));
    for (const failure of failures) console.error(`fails without any change: ${failure}`);
  }
  printRow("result", "mutation", "what is broken", "judge", "what has failed");
  const rows = chosen.map((mutation) => {
    const isKnown = (failure) => unchanged.get(mutation.test).has(failure);
    const { verdict, output, failures } = copy.withChanges([mutation], () => {
      if (mutation.test !== undefined) return judge(mutation.test);
      const ofItself = judgeByKit(["--pair", pairOf(mutation.file)]);
      const isEnough =
        ofItself.verdict !== "survived" && !(ofItself.failures.length > 0 && ofItself.failures.every(isKnown));
      return isEnough ? ofItself : judgeByKit();
    });
    const fresh = failures.filter((failure) => !isKnown(failure));
    const isCaught = verdict === "caught" && (fresh.length > 0 || failures.length === 0);
    const shown = verdict === "caught" && !isCaught ? "survived" : verdict;
    const { id, why, test = "the conformance kit" } = mutation;
    printRow(shown, id, why, test, fresh.length > 1 ? `${fresh[0]}, and ${fresh.length - 1} more` : (fresh[0] ?? ""));
    if (verdict === "does not build") console.error(output);
    return shown;
  });
  const caught = rows.filter((verdict) => verdict === "caught").length;
  console.log(`${caught} of ${rows.length} caught`);
  const isSound = [...unchanged.values()].every((failing) => failing.size === 0);
  process.exitCode = caught === rows.length && isSound ? 0 : 1;
} finally {
  copy.remove();
}

function printRow(result, id, why, judge, failed) {
  const test = judge.replace(/^packages\/runtime\/test\//u, "");
  console.log(`${result.padEnd(14)} ${id.padEnd(30)} ${why.padEnd(72)} ${test.padEnd(34)} ${failed}`.trimEnd());
}

function judge(test) {
  if (test === undefined) return judgeByKit();
  return test.endsWith(".ts") ? judgeByVitest(test) : judgeByGo(test);
}

/** The pair of the language that a file is written in with itself. */
function pairOf(file) {
  return file.endsWith(".go") ? "go → go" : "typescript → typescript";
}

/** Builds what is under test and runs the kit, all of it or what `selection` says. */
function judgeByKit(selection = []) {
  for (const [command, parameters, folder] of [
    [process.execPath, ["node_modules/typescript/bin/tsc", "-b", "conformance"], "."],
    [go, ["build", "-o", "../dist/go/", "./client", "./server", "./memory"], "conformance/go"],
  ]) {
    const { status, output } = copy.run(command, parameters, folder, TIMEOUT);
    if (status !== 0) return { verdict: "does not build", output, failures: [] };
  }
  const { status, output } = copy.run(
    process.execPath,
    ["conformance/dist/harness/src/main.js", ...selection],
    ".",
    TIMEOUT,
  );
  // Each has a line of its own: the pair, the group and the name, and then what was different.
  const failures = [...output.matchAll(/^✖ ([^:\n]+)/gmu)].map((match) => match[1]);
  return { verdict: status === 0 ? "survived" : "caught", output, failures };
}

/** Runs the tests of a file. What hangs writes no report. */
function judgeByVitest(file) {
  rmSync(copy.path(report), { force: true });
  const parameters = ["run", file, "--testTimeout=25000", "--reporter=json", `--outputFile=${report}`];
  const vitest = ["node_modules/vitest/vitest.mjs", ...parameters];
  const { status, output } = copy.run(process.execPath, vitest, ".", TEST_TIMEOUT);
  if (status === null) return { verdict: "caught", output, failures: [] };
  const files = existsSync(copy.path(report)) ? JSON.parse(readFileSync(copy.path(report), "utf8")).testResults : [];
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  if (tests.length === 0) return { verdict: "does not build", output, failures: [] };
  const failures = tests.filter((one) => one.status === "failed").map(({ fullName }) => fullName);
  return { verdict: status === 0 ? "survived" : "caught", output, failures };
}

/** Runs the tests of a package, of which one may be named: `internal/fault TestName`. */
function judgeByGo(test) {
  const [folder, name = "."] = test.split(" ");
  const parameters = ["test", `./${folder}`, "-count=1", "-timeout=60s", "-run", name];
  const { status, output } = copy.run(go, parameters, "go", TEST_TIMEOUT);
  if (/\[(?:build|setup) failed\]|no tests to run/u.test(output))
    return { verdict: "does not build", output, failures: [] };
  const failures = [...output.matchAll(/^\s*--- FAIL: (\S+)/gmu)].map((match) => match[1]);
  return { verdict: status === 0 ? "survived" : "caught", output, failures };
}
