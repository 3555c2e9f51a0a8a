import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The root of the repository, with a slash at its end: this file runs as it is, and compiled into another folder. */
export const root: string = fileURLToPath(import.meta.url.slice(0, import.meta.url.lastIndexOf("/telemetry/") + 1));

let isBuilt = false;

/** Compiles the programs in both languages, once in this process. Throws what the compilers say. */
export async function buildPeers(): Promise<void> {
  if (isBuilt) return;
  const { findGo } = (await import(`${root}scripts/find-go.mjs`)) as { findGo: () => string };
  run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-b", "telemetry"], root);
  run(findGo(), ["build", "-o", "../dist/go/", "./..."], `${root}telemetry/go`);
  isBuilt = true;
}

function run(command: string, parameters: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(command, parameters, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${parameters.join(" ")}:\n${stdout}${stderr}`);
}
