import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Paths of programs that test the service API. All but the last are other people's. */
export interface Tools {
  /** The command line of NATS. */
  readonly nats: string;
  /** Holds answers of the service API to their published schemas. */
  readonly schemaCheck: string;
}

const folder = fileURLToPath(new URL("..", import.meta.url));
const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));
const sources = ["go.mod", "go.sum", "schema-check/main.go"];

/** Builds the tools, once for each version of them and each user. Throws with what the compiler says. */
export async function buildTools(): Promise<Tools> {
  const hash = createHash("sha256");
  for (const source of sources) hash.update(readFileSync(join(folder, source)));
  const caches =
    process.env["AUTONATS_CACHE"] ?? join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "autonats");
  const directory = join(caches, "tools", hash.digest("hex").slice(0, 16));
  mkdirSync(directory, { recursive: true });
  const { findGo } = (await import(`${projectRoot}/scripts/find-go.mjs`)) as { findGo: () => string };
  return {
    nats: build(findGo(), directory, "nats", "github.com/nats-io/natscli/nats"),
    schemaCheck: build(findGo(), directory, "schema-check", "./schema-check"),
  };
}

function build(go: string, directory: string, name: string, path: string): string {
  const program = join(directory, name);
  if (existsSync(program)) return program;
  // Another process may look for it at the same time.
  const unfinished = `${program}.${process.pid}`;
  execFileSync(go, ["build", "-o", unfinished, path], { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
  renameSync(unfinished, program);
  return program;
}
