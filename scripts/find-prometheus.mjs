import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.mjs";

/** The oldest Prometheus that tests can do with. */
const oldest = [2, 40];

/**
 * Finds the programs `prometheus` and `promtool`: those on the PATH if they are new enough, else those from a per-user cache, into
 * which Debian's package is unpacked once, without installing it. Throws with what to install where there is no way to get them.
 */
export function findPrometheus() {
  if (isNewEnough("prometheus")) return { prometheus: "prometheus", promtool: "promtool" };
  const cache = cacheDirectory();
  const directory = join(cache, "prometheus");
  const inside = (name) => join(directory, "usr", "bin", name);
  if (!existsSync(inside("prometheus"))) unpackPackage(cache, directory);
  if (isNewEnough(inside("prometheus"))) return { prometheus: inside("prometheus"), promtool: inside("promtool") };
  throw new Error(
    `no Prometheus of version ${oldest.join(".")} or later was found or could be fetched. Install one (https://prometheus.io/download) and put it on the PATH.`,
  );
}

function isNewEnough(prometheus) {
  try {
    const text = execFileSync(prometheus, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const [, major = 0, minor = 0] = /version (\d+)\.(\d+)/u.exec(text)?.map(Number) ?? [];
    return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  } catch {
    return false;
  }
}

/** Unpacks Debian's package. It is moved into its place as a whole, since others may do the same at the same time. */
function unpackPackage(cache, directory) {
  console.log(`Fetching Prometheus into ${directory} …`);
  mkdirSync(cache, { recursive: true });
  const here = mkdtempSync(join(cache, "prometheus-"));
  const run = (command, parameters) => execFileSync(command, parameters, { cwd: here, stdio: "ignore" });
  try {
    try {
      run("apt-get", ["download", "prometheus"]);
    } catch {
      // There may be no list of packages yet.
      run("apt-get", ["update"]);
      run("apt-get", ["download", "prometheus"]);
    }
    const [file = ""] = readdirSync(here).filter((name) => name.endsWith(".deb"));
    run("dpkg-deb", ["-x", file, "unpacked"]);
    renameSync(join(here, "unpacked"), directory);
  } catch {
    // The error of `findPrometheus` says what to do, unless somebody else was faster.
  } finally {
    rmSync(here, { recursive: true, force: true });
  }
}
