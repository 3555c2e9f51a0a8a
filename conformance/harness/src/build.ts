import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { conformanceFolder } from "./folder.js";

/** Compiles the programs under test. Throws with what the compilers say. */
export async function buildPrograms(): Promise<void> {
  const root = fileURLToPath(new URL("..", conformanceFolder));
  execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-b", "conformance"], { cwd: root });
  const { findGo } = (await import(`${root}scripts/find-go.mjs`)) as { findGo: () => string };
  const go = fileURLToPath(new URL("go/", conformanceFolder));
  execFileSync(findGo(), ["build", "-o", "../dist/go/", "./client", "./server", "./memory"], { cwd: go });
}
