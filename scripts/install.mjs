import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Installs what `package-lock.json` lists, unless exactly that is installed already. Install scripts of packages are not
 * run: nothing here needs one. Ends the process when it fails.
 */
export function installDependencies() {
  if (isInstalled()) return;
  console.log("Installing dependencies (npm ci) …");
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
}

/** Reports whether npm has installed what the lock file lists: it notes what it did in a lock file of its own. */
function isInstalled() {
  const note = `${root}node_modules/.package-lock.json`;
  if (!existsSync(note)) return false;
  const wanted = packagesOf(`${root}package-lock.json`);
  const installed = packagesOf(note);
  delete wanted[""];
  const isSame = (path) =>
    installed[path] === undefined ? wanted[path]?.optional === true : isSamePackage(wanted[path], installed[path]);
  return Object.keys({ ...wanted, ...installed }).every(isSame);
}

function isSamePackage(wanted, installed) {
  return wanted?.version === installed.version && wanted?.integrity === installed.integrity;
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** Compiles every package. Ends the process when something does not compile. */
export function buildPackages(...projects) {
  run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-b", ...projects]);
}

/** Runs a command in the repository's root and shows what it prints. Ends the process when it fails. */
export function run(command, parameters, options = {}) {
  const { status, error } = spawnSync(command, parameters, { cwd: root, stdio: "inherit", ...options });
  if (error !== undefined) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
