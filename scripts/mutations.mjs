import { readFileSync } from "node:fs";
import { findGo } from "./find-go.mjs";
import { RepositoryCopy } from "./repository-copy.mjs";

/**
 * Breaks one rule at a time in a copy of the repository, and demands that the conformance kit notices:
 * `node scripts/mutations.mjs [id …]`. Without ids: all of `conformance/mutations/mutations.json`. Fails when one goes unnoticed.
 */
const wanted = process.argv.slice(2);
/** Milliseconds for one run of the kit. One that hangs has noticed. */
const TIMEOUT = 900_000;

const all = JSON.parse(readFileSync(new URL("../conformance/mutations/mutations.json", import.meta.url), "utf8"));
const unknown = wanted.filter((id) => !all.some((mutation) => mutation.id === id));
if (unknown.length > 0) throw new Error(`no mutation is called ${unknown.join(", ")}`);
const go = findGo();
const copy = new RepositoryCopy("mutations", [
  "conformance/dist",
  "conformance/tsconfig.tsbuildinfo",
  "packages/runtime/dist",
  "packages/testing/dist",
]);
try {
  const unchanged = judge();
  if (unchanged.verdict === "does not build") throw new Error(unchanged.output);
  // A check that fails anyway says nothing about a mutation.
  const failing = new Set(unchanged.failures);
  for (const failure of failing) console.error(`fails without any change: ${failure}`);
  const rows = all
    .filter(({ id }) => wanted.length === 0 || wanted.includes(id))
    .map((mutation) => {
      const { verdict, output, failures } = copy.withChanges([mutation], judge);
      const fresh = failures.filter((failure) => !failing.has(failure));
      const isCaught = verdict === "caught" && (fresh.length > 0 || failures.length === 0);
      const shown = verdict === "caught" && !isCaught ? "survived" : verdict;
      console.log(
        `${shown.padEnd(14)} ${mutation.id.padEnd(28)} ${fresh.length} checks, such as ${fresh[0] ?? "none"}`,
      );
      if (verdict === "does not build") console.error(output);
      return shown;
    });
  const caught = rows.filter((verdict) => verdict === "caught").length;
  console.log(`${caught} of ${rows.length} caught`);
  process.exitCode = caught === rows.length && failing.size === 0 ? 0 : 1;
} finally {
  copy.remove();
}

/** Builds what is under test and runs the kit. */
function judge() {
  for (const [command, parameters, folder] of [
    [process.execPath, ["node_modules/typescript/bin/tsc", "-b", "conformance"], "."],
    [go, ["build", "-o", "../dist/go/", "./client", "./server", "./memory"], "conformance/go"],
  ]) {
    const { status, output } = copy.run(command, parameters, folder, TIMEOUT);
    if (status !== 0) return { verdict: "does not build", output, failures: [] };
  }
  const { status, output } = copy.run(process.execPath, ["conformance/dist/harness/src/main.js"], ".", TIMEOUT);
  // Each has a line of its own: the pair, the group and the name, and then what was different.
  const failures = [...output.matchAll(/^✖ ([^:\n]+)/gmu)].map((match) => match[1]);
  return { verdict: status === 0 ? "survived" : "caught", output, failures };
}
