import { posix, win32 } from "node:path";
import type { SourceHost } from "@autonats/model";
import { type GoMod, parseGoMod, parseGoWork, type Replacement } from "./go-mod.js";

/** A module of the project, from which other packages are looked for. */
export interface GoModule {
  /** The directory of its `go.mod`, absolute; for files outside of any module, their own. */
  readonly root: string;
  /** Absent outside of any module. */
  readonly path?: string;
  readonly requires: ReadonlyMap<string, string>;
  /** Directories in replacements are absolute here. */
  readonly replaces: ReadonlyMap<string, Replacement>;
  /** The other modules of its workspace: path and directory. */
  readonly workspace: ReadonlyMap<string, string>;
  /** The files that say all this. */
  readonly files: readonly string[];
}

/** Finds the modules that files belong to. */
export class Modules {
  readonly #host: SourceHost;
  readonly #byRoot = new Map<string, GoModule>();

  constructor(host: SourceHost) {
    this.#host = host;
  }

  /** The module of the files in a directory. */
  moduleOf(directory: string): GoModule {
    const root = this.#nearest(directory, "go.mod") ?? directory;
    const known = this.#byRoot.get(root);
    if (known !== undefined) return known;
    const found = this.#read(root);
    this.#byRoot.set(root, found);
    return found;
  }

  #read(root: string): GoModule {
    const text = this.#host.readFile(`${root}/go.mod`);
    if (text === undefined) {
      return { root, requires: new Map(), replaces: new Map(), workspace: new Map(), files: [] };
    }
    const { path, requires, replaces } = parseGoMod(text);
    const work = this.#workspace(root);
    return {
      root,
      ...(path === undefined ? {} : { path }),
      requires: new Map([...work.requires, ...requires]),
      replaces: new Map([...absolute(replaces, root), ...work.replaces]),
      workspace: work.members,
      files: [`${root}/go.mod`, ...work.files],
    };
  }

  /** The modules beside this one, when a `go.work` above it uses it. */
  #workspace(root: string): {
    members: ReadonlyMap<string, string>;
    requires: GoMod["requires"];
    replaces: GoMod["replaces"];
    files: readonly string[];
  } {
    const members = new Map<string, string>();
    const requires = new Map<string, string>();
    const directory = this.#nearest(root, "go.work");
    const text = directory === undefined ? undefined : this.#host.readFile(posix.join(directory, "go.work"));
    const work = text === undefined ? undefined : parseGoWork(text);
    const roots = (work?.uses ?? []).map((use) => resolvePath(directory ?? root, use));
    if (work === undefined || directory === undefined || !roots.includes(root)) {
      return { members, requires, replaces: new Map(), files: [] };
    }
    const replaces = new Map(absolute(work.replaces, directory));
    for (const member of roots.filter((each) => each !== root)) {
      const mod = parseGoMod(this.#host.readFile(`${member}/go.mod`) ?? "");
      if (mod.path !== undefined) members.set(mod.path, member);
      for (const [path, version] of mod.requires) requires.set(path, version);
      for (const [path, replacement] of absolute(mod.replaces, member))
        if (!replaces.has(path)) replaces.set(path, replacement);
    }
    return {
      members,
      requires,
      replaces,
      files: [posix.join(directory, "go.work"), ...roots.map((each) => `${each}/go.mod`)],
    };
  }

  /** The nearest directory, from this one upwards, that has the file. */
  #nearest(directory: string, file: string): string | undefined {
    for (let at = directory; ; at = posix.dirname(at)) {
      if (this.#host.isFile(posix.join(at, file))) return at;
      if (posix.dirname(at) === at || posix.dirname(at) === ".") return undefined;
    }
  }
}

function absolute(replaces: ReadonlyMap<string, Replacement>, directory: string): [string, Replacement][] {
  return [...replaces].map(([path, replacement]) => [
    path,
    replacement.targetVersion === undefined
      ? { ...replacement, target: resolvePath(directory, replacement.target) }
      : replacement,
  ]);
}

function resolvePath(directory: string, path: string): string {
  const slashed = path.replaceAll("\\", "/");
  const joined = win32.isAbsolute(path) ? posix.normalize(slashed) : posix.join(directory, slashed);
  return joined.length > 1 ? joined.replace(/\/$/u, "") : joined;
}
