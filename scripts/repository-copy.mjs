import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A copy of the repository in which something can be broken on purpose. It has what git knows or would take, and `built`, which was built of it. */
export class RepositoryCopy {
  #folder;

  constructor(purpose, built) {
    this.#folder = mkdtempSync(join(tmpdir(), `autonats-${purpose}-`));
    const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root });
    for (const path of [...files.toString().split("\0"), ...built]) {
      if (path === "" || !existsSync(join(root, path))) continue;
      const target = this.path(path);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(root, path), target, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    }
    this.#linkModules("node_modules");
  }

  /** Where something of the repository is in the copy. */
  path(path) {
    return join(this.#folder, path);
  }

  /**
   * Applies changes, `{ file, find, replace }` each, returns what `look` returns, and reverts the changes. Throws where `find` does
   * not occur exactly once in its file.
   */
  withChanges(changes, look) {
    const originals = new Map();
    try {
      for (const { file, find, replace } of changes) {
        const path = this.path(file);
        const text = readFileSync(path, "utf8");
        if (text.split(find).length !== 2) throw new Error(`${file} does not have exactly one place like: ${find}`);
        if (!originals.has(path)) originals.set(path, text);
        writeFileSync(
          path,
          text.replace(find, () => replace),
        );
      }
      return look();
    } finally {
      for (const [path, text] of originals) writeFileSync(path, text);
    }
  }

  /** Runs a command in a folder of the copy; it is killed after `timeout` milliseconds. */
  run(command, parameters, folder, timeout) {
    const { status, stdout, stderr } = spawnSync(command, parameters, {
      cwd: this.path(folder),
      encoding: "utf8",
      timeout,
      killSignal: "SIGKILL",
      maxBuffer: 1 << 30,
    });
    return { status, output: `${stdout}${stderr}` };
  }

  /** Deletes the copy. */
  remove() {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Links what is installed. Links to packages of the repository stay relative, and so lead to the copy's own. */
  #linkModules(folder) {
    mkdirSync(this.path(folder), { recursive: true });
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isSymbolicLink()) symlinkSync(readlinkSync(join(root, path)), this.path(path));
      else if (entry.name.startsWith("@")) this.#linkModules(path);
      else symlinkSync(join(root, path), this.path(path));
    }
  }
}
