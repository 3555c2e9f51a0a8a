import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { unpackDebianPackages } from "../../scripts/debian-packages.mjs";

/** A shell of this machine, or one that is unpacked where tests can run it. */
export interface TestShell {
  readonly program: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Lines that it has to read first, to find what it brings along. */
  readonly prelude: string;
}

/** Returns zsh; undefined where there is none to be had. */
export function findZsh(): TestShell | undefined {
  if (isHere("zsh")) return { program: "zsh", environment: {}, prelude: "" };
  const directory = unpackDebianPackages("zsh", ["zsh", "zsh-common"]);
  if (directory === undefined) return undefined;
  const modules = child(join(directory, "usr/lib"), (path) => existsSync(join(path, "zsh")));
  const [version = ""] = readdirSync(join(modules, "zsh"));
  const functions = join(directory, "usr/share/zsh/functions");
  const folders = readdirSync(functions, { recursive: true, withFileTypes: true }).filter((each) => each.isDirectory());
  const path = [functions, ...folders.map((each) => join(each.parentPath, each.name))].join(" ");
  const prelude = `module_path=(${join(modules, "zsh", version)}) fpath=(${path});`;
  return { program: join(directory, "bin/zsh"), environment: {}, prelude };
}

/** Returns fish; undefined where there is none to be had. */
export function findFish(): TestShell | undefined {
  if (isHere("fish")) return { program: "fish", environment: {}, prelude: "" };
  const directory = unpackDebianPackages("fish", ["fish", "fish-common", "libpcre2-32-0"]);
  if (directory === undefined) return undefined;
  const libraries = child(join(directory, "usr/lib"), (path) =>
    readdirSync(path).some((name) => name.startsWith("libpcre2")),
  );
  const share = join(directory, "usr/share/fish");
  return {
    program: join(directory, "usr/bin/fish"),
    environment: { LD_LIBRARY_PATH: libraries },
    prelude: `set -g fish_function_path ${share}/functions;`,
  };
}

/** Reports whether a program is on the PATH. */
export function isHere(program: string): boolean {
  return spawnSync(program, ["-c", "exit"]).error === undefined;
}

function child(directory: string, isWanted: (path: string) => boolean): string {
  return (
    readdirSync(directory)
      .map((name) => join(directory, name))
      .find(isWanted) ?? directory
  );
}
