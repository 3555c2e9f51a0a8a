import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { operationsFolder } from "./folder.js";
import { withLock } from "./lock.js";

let built: Promise<void> | undefined;

/** Compiles the peers, once in this process. Rejects with what the compilers say. */
export function buildPeers(): Promise<void> {
  built ??= build();
  return built;
}

async function build(): Promise<void> {
  const root = fileURLToPath(new URL("..", operationsFolder));
  const { findGo } = (await import(`${root}scripts/find-go.mjs`)) as { findGo: () => string };
  mkdirSync(`${root}operations/dist`, { recursive: true });
  await withLock(`${root}operations/dist/building`, () => {
    run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-b", "operations"], root);
    run(findGo(), ["build", "-o", "../dist/go/", "./peer"], `${root}operations/go`);
  });
}

function run(command: string, parameters: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(command, parameters, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${parameters.join(" ")}:\n${stdout}${stderr}`);
}
