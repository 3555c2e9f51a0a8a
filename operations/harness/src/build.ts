import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { operationsFolder } from "./folder.js";
import { withLock } from "./lock.js";
import { overlayClock } from "./settable-clock.js";

let built: Promise<void> | undefined;
let builtSettable: Promise<void> | undefined;

/** Compiles the peers, once in this process. Rejects with what the compilers say. */
export function buildPeers(): Promise<void> {
  built ??= build();
  return built;
}

/** Compiles the peer in Go once more, so that its clock can be set. The peer in TypeScript sets its own. */
export function buildSettablePeer(): Promise<void> {
  builtSettable ??= buildSettable();
  return builtSettable;
}

const root = fileURLToPath(new URL("..", operationsFolder));

async function build(): Promise<void> {
  const go = await findGo();
  mkdirSync(`${root}operations/dist`, { recursive: true });
  await withLock(`${root}operations/dist/building`, () => {
    run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-b", "operations"], root);
    run(go, ["build", "-o", "../dist/go/", "./peer"], `${root}operations/go`);
  });
}

async function buildSettable(): Promise<void> {
  const go = await findGo();
  await withLock(`${root}operations/dist/building-settable`, () => {
    const overlay = overlayClock(run(go, ["env", "GOROOT"], root).trim(), `${root}operations/dist/go/clock`);
    run(go, ["build", ...overlay, "-o", "../dist/go/peer-with-clock", "./peer"], `${root}operations/go`);
  });
}

async function findGo(): Promise<string> {
  const scripts = (await import(`${root}scripts/find-go.mjs`)) as { findGo: () => string };
  return scripts.findGo();
}

function run(command: string, parameters: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, parameters, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${parameters.join(" ")}:\n${stdout}${stderr}`);
  return stdout;
}
