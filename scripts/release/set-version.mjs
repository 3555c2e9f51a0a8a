import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { goModules } from "./go-modules.mjs";

/** Sources that say the version, each once. */
const sources = [
  "packages/runtime/src/metrics/measure.ts",
  "packages/opentelemetry/src/names.ts",
  "go/internal/launcher/release.go",
  "go/internal/metrics/measure.go",
  "go/autonatsotel/names.go",
];

/** Sets the version of all packages and Go modules of a checkout, and in what they require of one another. */
export function setVersion(root, version) {
  const manifest = readJson(join(root, "package.json"));
  const before = manifest.version;
  const paths = ["", ...manifest.workspaces];
  const names = new Set(paths.map((path) => readJson(join(root, path, "package.json")).name));
  for (const path of paths) editJson(join(root, path, "package.json"), (each) => setIn(each, names, version));
  editJson(join(root, "package-lock.json"), (lock) => {
    lock.version = version;
    for (const path of paths) setIn(lock.packages[path], names, version);
  });
  for (const file of sources) replaceOnce(join(root, file), `"${before}"`, `"${version}"`);
  for (const path of goModules.slice(1)) {
    replaceOnce(join(root, path, "go.mod"), /(?<=zyra\/autonats\/go )v\S+/u, `v${version}`);
  }
}

function setIn(manifest, names, version) {
  if (manifest.version !== undefined) manifest.version = version;
  for (const kind of ["dependencies", "devDependencies", "peerDependencies"]) {
    for (const name of Object.keys(manifest[kind] ?? {})) if (names.has(name)) manifest[kind][name] = version;
  }
}

/** Replaces what occurs once in a file. Throws where it does not. */
function replaceOnce(file, find, replacement) {
  const text = readFileSync(file, "utf8");
  if (text.split(find).length !== 2) throw new Error(`${file} does not have ${find} exactly once`);
  writeFileSync(file, text.replace(find, replacement));
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

function editJson(file, edit) {
  const content = readJson(file);
  edit(content);
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
}
