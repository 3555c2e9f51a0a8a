import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { unpackDebianPackages } from "./debian-packages.mjs";

/** The oldest Prometheus that tests can do with. */
const oldest = [2, 40];

/**
 * Finds the programs `prometheus` and `promtool`: those on the PATH if they are new enough, else those from a per-user cache, into
 * which Debian's package is unpacked once, without installing it. Throws with what to install where there is no way to get them.
 */
export function findPrometheus() {
  if (isNewEnough("prometheus")) return { prometheus: "prometheus", promtool: "promtool" };
  const directory = unpackDebianPackages("prometheus", ["prometheus"]);
  const inside = (name) => join(directory ?? "", "usr", "bin", name);
  if (directory !== undefined && isNewEnough(inside("prometheus")))
    return { prometheus: inside("prometheus"), promtool: inside("promtool") };
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
