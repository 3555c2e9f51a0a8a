import { homedir } from "node:os";
import { join } from "node:path";

/** Returns the directory of what is fetched once for a user, such as Go: `$AUTONATS_CACHE`, or one of the user's caches. */
export function cacheDirectory() {
  return process.env.AUTONATS_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "autonats");
}
