import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "../../packages/cli/dist/main.js";
import { examples } from "./examples.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * What gives each diagnostic: the shortest in any scenario, or an example of its own. The command itself is run on all of them, so
 * that nothing is shown that it does not say.
 */
export async function findExamples() {
  const found = new Map();
  for (const { name, directory } of scenarioInputs()) {
    const flags = flagsFor(name);
    for (const diagnostic of await generate(directory, flags)) keep(found, diagnostic, { directory, from: name });
  }
  for (const { code, files, flags = [] } of examples) {
    const directory = mkdtempSync(join(tmpdir(), "autonats-example-"));
    try {
      for (const [path, text] of Object.entries(files)) writeProjectFile(join(directory, path), text);
      const diagnostics = await generate(directory, flags);
      const diagnostic = diagnostics.find((each) => each.code === code);
      if (diagnostic === undefined) throw new Error(`the example of ${code} gives ${JSON.stringify(diagnostics)}`);
      keep(found, withoutPlace(diagnostic, directory), { directory, flags, paths: Object.keys(files) });
    } finally {
      rmSync(directory, { recursive: true });
    }
  }
  return found;
}

function flagsFor(scenario) {
  if (scenario.startsWith("protobuf-")) return ["--language", "typescript", "--out", "src"];
  return /^(?:both-|go-)?unsupported-/u.test(scenario) ? ["--skip-unsupported"] : [];
}

/** TypeScript before Go, which has rules that only it can break. */
function scenarioInputs() {
  const scenarios = join(root, "scenarios");
  const names = readdirSync(scenarios).filter((name) => existsSync(join(scenarios, name, "diagnostics.txt")));
  const inputs = (language) =>
    names.sort().flatMap((name) => {
      const input = join(scenarios, name, "input");
      const own = join(input, language);
      if (existsSync(own)) return [{ name: `${name}/input/${language}`, directory: own }];
      const isOther = ["typescript", "go"].some((other) => existsSync(join(input, other)));
      const isGo = existsSync(join(input, "go.mod")) || readdirSync(input).some((file) => file.endsWith(".go"));
      return isOther || isGo !== (language === "go") ? [] : [{ name: `${name}/input`, directory: input }];
    });
  return [...inputs("typescript"), ...inputs("go")];
}

async function generate(directory, flags = []) {
  let printed = "";
  const nothing = { isTTY: false, columns: undefined, write() {} };
  const args = ["generate", "--json", ...(flags.includes("--watch") ? [] : ["--dry-run"]), ...flags.map(unquoted)];
  await main(args, {
    stdout: { ...nothing, write: (text) => (printed += text) },
    stderr: nothing,
    keys: undefined,
    env: {},
    cwd: directory,
    platform: "linux",
    tempDir: tmpdir(),
    now: () => performance.now(),
    onInterrupt: () => () => {},
  });
  return JSON.parse(printed).diagnostics;
}

/** The shortest says it best; of several the first. */
function keep(found, diagnostic, { directory, ...origin }) {
  const { code, file, line, endLine, related } = diagnostic;
  const size = JSON.stringify(diagnostic).length + 1000 * related.length + 1000 * ((endLine ?? 0) - (line ?? 0));
  const known = found.get(code);
  if (known !== undefined && known.size <= size) return;
  const files = [file, ...related.map((each) => each.file)].filter((path) => path !== undefined);
  const texts = new Map(files.map((path) => [path, readText(resolve(directory, path))]));
  found.set(code, { ...origin, size, diagnostic, texts });
}

function readText(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** Writes `/shop` for a directory that has another name in each run. */
function withoutPlace(diagnostic, directory) {
  const parent = dirname(directory);
  return JSON.parse(JSON.stringify(diagnostic).replaceAll(directory, "/shop").replaceAll(parent, ""));
}

function unquoted(flag) {
  return flag.replace(/^'(.*)'$/u, "$1");
}

function writeProjectFile(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
