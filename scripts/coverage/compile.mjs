import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findGo } from "../find-go.mjs";
import { corpus } from "./measure.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Generates all of the corpus in a copy of it, with what cannot be served left out, and compiles it. Returns what the generator and the
 * compilers report as errors; the empty text for nothing.
 */
export function compileCorpus(language) {
  const copy = mkdtempSync(join(tmpdir(), "autonats-corpus-"));
  try {
    cpSync(`${corpus}/${language}`, copy, { recursive: true });
    symlinkSync(`${root}node_modules`, `${copy}/node_modules`);
    return language === "go" ? compileGo(copy) : compileTypescript(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function generate(copy) {
  const flags = ["generate", "--dir", copy, "--skip-unsupported", "--format", "text"];
  const { status, stderr } = run(process.execPath, [`${root}packages/cli/bin/autonats.js`, ...flags], copy);
  return status === 0 ? "" : stderr.replace(/^.*(?:warning|note)\[.*\n(?: {2}.*\n)*/gmu, "");
}

function compileGo(copy) {
  const failures = generate(copy);
  if (failures !== "") return failures;
  const go = findGo();
  const runtime = "github.com/zyra/autonats/go";
  const needed = readFileSync(`${root}go/go.mod`, "utf8").matchAll(/^(?:require |\t)(\S+) (v\S+)/gmu);
  const requirements = [...needed].map(([, path, version]) => `-require=${path}@${version}`);
  const own = [`-require=${runtime}@v0.0.0`, `-replace=${runtime}=${root}go`];
  run(go, ["mod", "edit", ...own, ...requirements], copy);
  writeFileSync(`${copy}/go.sum`, readFileSync(`${copy}/go.sum`, "utf8") + readFileSync(`${root}go/go.sum`, "utf8"));
  // Structs with a lock in them, such as those of protocol buffers, are passed by value, which is only a fault while somebody holds it.
  const { status, stderr } = run(go, ["vet", "-copylocks=false", "-mod=mod", "./..."], copy);
  return status === 0 ? "" : stderr;
}

function compileTypescript(copy) {
  const failures = generate(copy);
  if (failures !== "") return failures;
  writeFileSync(`${copy}/package.json`, JSON.stringify({ type: "module" }));
  const { status, stdout } = run(
    process.execPath,
    [`${root}node_modules/typescript/bin/tsc`, "--pretty", "false"],
    copy,
  );
  return status === 0 ? "" : stdout;
}

function run(command, parameters, cwd) {
  const { error, ...result } = spawnSync(command, parameters, { cwd, encoding: "utf8", maxBuffer: 2 ** 26 });
  if (error !== undefined) throw error;
  return result;
}
