import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { toEnvironmentError } from "../environment-error.js";
import type { InitLanguage } from "./flags.js";
import { type PackageManager, packageManagerOf } from "./package-manager.js";

/** What a folder is before anything is written. */
export interface Survey {
  readonly root: string;
  /** The languages whose projects it is: those that have a manifest. */
  readonly languages: readonly InitLanguage[];
  /** The text of `package.json`; undefined where there is none. */
  readonly manifest: string | undefined;
  /** The path of the Go module; undefined where there is none. */
  readonly goModule: string | undefined;
  /** The package of Go files in the folder itself; undefined where there are none. */
  readonly goPackage: string | undefined;
  readonly packageManager: PackageManager;
  /** What a project is called that does not have a name yet. */
  readonly name: string;
}

/** Looks at a folder, which need not exist. */
export function surveyFolder(root: string): Survey {
  const manifest = textOf(`${root}/package.json`);
  const goMod = textOf(`${root}/go.mod`);
  return {
    root,
    languages: [
      ...(manifest === undefined ? [] : (["typescript"] as const)),
      ...(goMod === undefined ? [] : (["go"] as const)),
    ],
    manifest,
    goModule: goMod === undefined ? undefined : /^module\s+"?([^\s"]+)/mu.exec(goMod)?.[1],
    goPackage: goPackageIn(root),
    packageManager: packageManagerOf(root, manifest),
    name: nameFrom(root),
  };
}

function goPackageIn(root: string): string | undefined {
  if (!existsSync(root)) return undefined;
  const files = readdirSync(root).filter((name) => name.endsWith(".go") && !name.endsWith("_test.go"));
  for (const file of files.sort()) {
    const [, name] = /^package\s+(\w+)/mu.exec(textOf(`${root}/${file}`) ?? "") ?? [];
    if (name !== undefined) return name;
  }
  return undefined;
}

/** A name that npm and Go accept, from that of the folder. */
function nameFrom(root: string): string {
  const name = basename(root)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/gu, "-")
    .replace(/^[^a-z]+|-+$/gu, "");
  return name === "" ? "services" : name;
}

function textOf(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw toEnvironmentError(error, `read ${path}`);
  }
}
