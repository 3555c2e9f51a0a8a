import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import process from "node:process";
import { pathFrom, toSlashes } from "@autonats/model/node";
import { EnvironmentError } from "../environment-error.js";

/** The files of a commit in a directory of their own. */
export interface Checkout {
  /** Absolute path of the project in it. */
  readonly root: string;
  /** The project's path in the repository, with a slash at its end; empty for all of it. */
  readonly prefix: string;
  remove(): void;
}

/** Returns the id of the commit that a name stands for in the repository of a directory; undefined if there is none. */
export function findCommit(directory: string, ref: string): string | undefined {
  const { status, stdout } = git(directory, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${ref}^{commit}`,
  ]);
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Writes the files of a commit into a new directory. Neither the index nor the working tree of the repository changes. What is
 * installed now is what the sources of the commit import.
 */
export function checkOut(root: string, commit: string, tempDir: string): Checkout {
  const top = toSlashes(expect(root, ["rev-parse", "--show-toplevel"], {}).trim());
  const directory = toSlashes(realpathSync(mkdtempSync(`${tempDir}/autonats-against-`)));
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  try {
    const index = { GIT_INDEX_FILE: `${directory}/index` };
    const files = `${directory}/files`;
    mkdirSync(files);
    expect(top, ["read-tree", commit], index);
    expect(top, ["checkout-index", "--all", `--prefix=${files}/`], index);
    const path = pathFrom(top, root);
    const inside = path === "." ? files : `${files}/${path}`;
    mkdirSync(inside, { recursive: true });
    for (const [from, to] of new Map([
      [top, files],
      [root, inside],
    ])) {
      if (existsSync(`${from}/node_modules`) && !existsSync(`${to}/node_modules`)) {
        symlinkSync(`${from}/node_modules`, `${to}/node_modules`, "junction");
      }
    }
    return { root: inside, prefix: path === "." ? "" : `${path}/`, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function expect(directory: string, args: readonly string[], env: Readonly<Record<string, string>>): string {
  const { status, stdout, stderr } = git(directory, args, env);
  if (status !== 0) throw new EnvironmentError(`git ${args[0]} failed: ${stderr.trim()}`);
  return stdout;
}

function git(directory: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const result = spawnSync("git", args, {
    cwd: directory,
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error !== undefined) throw new EnvironmentError(`cannot run git: ${result.error.message}`);
  return result;
}
