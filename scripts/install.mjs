import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = `${root}node_modules/.autonats-installed`;

/**
 * Installs what `package-lock.json` lists, unless exactly that is installed already. Install scripts of packages are not
 * run: nothing here needs one. Ends the process when it fails.
 */
export function installDependencies() {
  const wanted = createHash("sha256")
    .update(readFileSync(`${root}package-lock.json`))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing dependencies (npm ci) …");
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(stamp, wanted);
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
