import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findGo } from "./find-go.mjs";

/**
 * Breaks one rule at a time in a copy of the repository, and demands that the conformance kit notices:
 * `node scripts/mutations.mjs [id …]`. Without ids: all of `conformance/mutations/mutations.json`. Fails when one goes unnoticed.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const wanted = process.argv.slice(2);
/** Milliseconds for one run of the kit. One that hangs has noticed. */
const TIMEOUT = 900_000;

const all = JSON.parse(readFileSync(join(root, "conformance/mutations/mutations.json"), "utf8"));
const unknown = wanted.filter((id) => !all.some((mutation) => mutation.id === id));
if (unknown.length > 0) throw new Error(`no mutation is called ${unknown.join(", ")}`);
const go = findGo();
const copy = mkdtempSync(join(tmpdir(), "autonats-mutations-"));
try {
  copyRepository();
  const unchanged = judge();
  if (unchanged.verdict === "does not build") throw new Error(unchanged.output);
  // A check that fails anyway says nothing about a mutation.
  const failing = new Set(unchanged.failures);
  for (const failure of failing) console.error(`fails without any change: ${failure}`);
  const rows = all
    .filter(({ id }) => wanted.length === 0 || wanted.includes(id))
    .map((mutation) => {
      const { verdict, output, failures } = tryMutation(mutation);
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
  rmSync(copy, { recursive: true, force: true });
}

function tryMutation({ file, find, replace }) {
  const path = join(copy, file);
  const original = readFileSync(path, "utf8");
  if (original.split(find).length !== 2) throw new Error(`${file} does not have exactly one place like: ${find}`);
  writeFileSync(
    path,
    original.replace(find, () => replace),
  );
  try {
    return judge();
  } finally {
    writeFileSync(path, original);
  }
}

/** Builds what is under test and runs the kit. */
function judge() {
  for (const [command, parameters, folder] of [
    [process.execPath, ["node_modules/typescript/bin/tsc", "-b", "conformance"], "."],
    [go, ["build", "-o", "../dist/go/", "./client", "./server"], "conformance/go"],
  ]) {
    const { status, output } = run(command, parameters, folder);
    if (status !== 0) return { verdict: "does not build", output, failures: [] };
  }
  const { status, output } = run(process.execPath, ["conformance/dist/harness/src/main.js"], ".");
  // Each has a line of its own: the pair, the group and the name, and then what was different.
  const failures = [...output.matchAll(/^✖ ([^:\n]+)/gmu)].map((match) => match[1]);
  return { verdict: status === 0 ? "survived" : "caught", output, failures };
}

function run(command, parameters, folder) {
  const { status, stdout, stderr } = spawnSync(command, parameters, {
    cwd: join(copy, folder),
    encoding: "utf8",
    timeout: TIMEOUT,
    killSignal: "SIGKILL",
    maxBuffer: 1 << 30,
  });
  return { status, output: `${stdout}${stderr}` };
}

/** Copies what git knows or would take, and what was built of it. */
function copyRepository() {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root });
  const built = [
    "conformance/dist",
    "conformance/tsconfig.tsbuildinfo",
    "packages/runtime/dist",
    "packages/testing/dist",
  ];
  for (const path of [...files.toString().split("\0"), ...built]) {
    if (path === "" || !existsSync(join(root, path))) continue;
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path), { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  }
  linkModules("node_modules");
}

/** Links what is installed. Links to packages of the repository stay relative, and so lead to the copy's own. */
function linkModules(folder) {
  mkdirSync(join(copy, folder), { recursive: true });
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(join(root, path)), join(copy, path));
    else if (entry.name.startsWith("@")) linkModules(path);
    else symlinkSync(join(root, path), join(copy, path));
  }
}
