import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheDirectory } from "../cache-directory.mjs";
import { makeOnce } from "../make-once.mjs";
import { bundleTool } from "./bundle.mjs";
import { embeddedFiles } from "./embedded-files.mjs";
import { findNodeBinary, hostPlatform, nodeVersion } from "./node-binaries.mjs";
import { afterwards, repeatable, roomy } from "./repeatable-v8.mjs";

/**
 * Writes the executable of a platform: Node's binary with the tool and its files inside. The Node of this machine's own platform, of the
 * same version, puts them in. What V8 compiles ahead can be added only where that Node can run, which makes the tool start faster. The same
 * sources make the same file, byte for byte, wherever they are.
 */
export async function buildExecutable(platform, output) {
  const parts = await collectParts();
  try {
    assemble(parts, platform, output);
    return parts.sources;
  } finally {
    parts.remove();
  }
}

/**
 * Returns the executable of this machine's platform, for tests and for use in a clone, and the paths of the files that are in it. It is built
 * once: a cache has it by the hash of all that goes into it.
 */
export async function findHostExecutable() {
  const parts = await collectParts();
  try {
    const cache = join(cacheDirectory(), "built");
    const path = join(cache, hashOf(parts), `autonats${process.platform === "win32" ? ".exe" : ""}`);
    makeOnce(dirname(path), (fresh) => assemble(parts, hostPlatform(), join(fresh, basename(path))));
    removeOld(cache);
    return { path, sources: parts.sources };
  } finally {
    parts.remove();
  }
}

/** How many executables are kept, of 160 MiB each: those of some branches that are worked on at the same time. */
const kept = 6;

function removeOld(cache) {
  const all = readdirSync(cache).filter((name) => !name.startsWith("."));
  const byAge = all.map((name) => ({ path: join(cache, name), time: statSync(join(cache, name)).mtimeMs }));
  byAge.sort((one, other) => other.time - one.time);
  for (const { path } of byAge.slice(kept)) rmSync(path, { recursive: true, force: true });
}

/** What is put into an executable: the bundled tool, and the files that it brings along, by their names. */
async function collectParts() {
  const directory = mkdtempSync(join(tmpdir(), "autonats-executable-"));
  const main = join(directory, "main.cjs");
  const modules = await bundleTool(main);
  const files = embeddedFiles();
  const remove = () => rmSync(directory, { recursive: true, force: true });
  return { directory, main, files, sources: [...modules, ...Object.values(files)], remove };
}

function assemble({ directory, main, files }, platform, output) {
  const builder = findNodeBinary(hostPlatform());
  const isHost = platform === hostPlatform();
  const assets = { ...files };
  if (isHost) {
    assets["typescript.compiled"] = join(directory, "typescript.compiled");
    compileAhead(builder, assets);
  }
  const index = join(directory, "index.json");
  writeFileSync(index, JSON.stringify(Object.keys(assets)));
  const settings = {
    main: basename(main), // The executable has this path inside: it must not say where it was built.
    executable: findNodeBinary(platform),
    output: resolve(output),
    assets: { ...assets, "index.json": index },
    disableExperimentalSEAWarning: true,
    useCodeCache: isHost,
    // Settings for the Node of the project are not meant for the one in here.
    execArgvExtension: "none",
  };
  writeFileSync(join(directory, "sea.json"), JSON.stringify(settings));
  const parameters = [...repeatable, "--build-sea", "sea.json"];
  execFileSync(builder, parameters, { cwd: directory, stdio: ["ignore", "ignore", "inherit"] });
  chmodSync(output, 0o755);
}

function compileAhead(node, assets) {
  const script = fileURLToPath(new URL("compile-ahead.cjs", import.meta.url));
  const library = dirname(assets["typescript/lib/lib.d.ts"]);
  const parameters = [script, assets.typescript, assets["typescript.compiled"], library, ...afterwards];
  execFileSync(node, [...repeatable, ...roomy, ...parameters], { stdio: "inherit" });
}

/** The hash of all that an executable is made of, and of the scripts that make it. */
function hashOf({ main, files }) {
  const hash = createHash("sha256").update(`${nodeVersion} ${hostPlatform()}\n`);
  const scripts = fileURLToPath(new URL(".", import.meta.url));
  const entries = [
    ["main", main],
    ...Object.entries(files),
    ...readdirSync(scripts).map((name) => [name, join(scripts, name)]),
  ];
  for (const [name, path] of entries) {
    const content = readFileSync(path);
    hash.update(`${name} ${content.length}\n`).update(content);
  }
  return hash.digest("hex").slice(0, 32);
}
