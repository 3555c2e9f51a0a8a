import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";

/**
 * `npm create autonats shop`: `autonats init` with the example, in a folder that does not exist or is empty. Returns the exit code; `complain`
 * gets what is wrong with the arguments.
 */
export function createProject([folder, ...flags]: readonly string[], complain: (text: string) => void): number {
  if (folder === undefined || folder.startsWith("-")) {
    complain("error: name the folder of the project: npm create autonats shop\n");
    return 2;
  }
  // `git init` before is fine.
  if (existsSync(folder) && readdirSync(folder).some((name) => name !== ".git")) {
    complain(`error: ${folder} is not empty. In a project that exists, run \`npx autonats init\`.\n`);
    return 2;
  }
  const tool = join(dirname(createRequire(import.meta.url).resolve("autonats/package.json")), "bin/autonats.js");
  const parameters = [tool, "init", "--dir", folder, "--example", ...flags];
  return spawnSync(process.execPath, parameters, { stdio: "inherit" }).status ?? 1;
}
