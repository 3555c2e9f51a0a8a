import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The project's root, without a slash at its end. */
export const projectRoot: string = fileURLToPath(new URL("../../../../..", import.meta.url)).replace(/\/$/u, "");

/** The version of staticcheck that generated code is clean for. */
const staticcheck = "honnef.co/go/tools/cmd/staticcheck@v0.8.2";

/**
 * Modules are in another directory each time, which must not keep Go's cache from having them. What is compiled is hardly ever run: it is not
 * optimized and cannot be debugged, which saves a third of the compiler's work.
 */
const flags = "-buildvcs=false -trimpath '-gcflags=-N -l -dwarf=false'";

/** What a Go tool said, errors and all but its progress in fetching modules, and how it ended. */
export interface GoResult {
  readonly output: string;
  readonly status: number | null;
}

/** Runs the `go` command that the project's scripts find, or fetch. */
export async function runGo(
  parameters: readonly string[],
  directory: string,
  env: NodeJS.ProcessEnv = {},
): Promise<GoResult> {
  const { findGo } = (await import(`${projectRoot}/scripts/find-go.mjs`)) as { findGo: () => string };
  return toResult(
    spawnSync(findGo(), parameters, {
      cwd: directory,
      encoding: "utf8",
      maxBuffer: 1 << 28,
      env: { ...process.env, GOFLAGS: flags, ...env },
    }),
  );
}

/** Runs staticcheck over packages. It is fetched through Go's module proxy when it is not there yet. */
export function runStaticcheck(patterns: readonly string[], directory: string): Promise<GoResult> {
  return runGo(["run", staticcheck, ...patterns], directory);
}

/** Runs the `gofmt` of the same Go, which lists the files that it would change. */
export async function runGofmt(directory: string): Promise<GoResult> {
  const { output } = await runGo(["env", "GOROOT"], directory);
  return toResult(spawnSync(`${output.trim()}/bin/gofmt`, ["-l", "."], { cwd: directory, encoding: "utf8" }));
}

function toResult({ stdout, stderr, status, error }: SpawnSyncReturns<string>): GoResult {
  if (error !== undefined) throw error;
  return { output: stdout + stderr.replace(/^go: downloading .*\n/gmu, ""), status };
}
