/** What replaces a module: a directory, or another version. */
export interface Replacement {
  /** The version that is replaced; absent for all. */
  readonly version?: string;
  /** A directory, relative to the file that says it, or a module's path. */
  readonly target: string;
  /** Absent for a directory. */
  readonly targetVersion?: string;
}

/** What a `go.mod` says that decides where packages are. */
export interface GoMod {
  readonly path?: string;
  /** Versions of other modules, by path. */
  readonly requires: ReadonlyMap<string, string>;
  readonly replaces: ReadonlyMap<string, Replacement>;
}

/** What a `go.work` says. */
export interface GoWork {
  /** Directories of modules, relative to the file. */
  readonly uses: readonly string[];
  readonly replaces: ReadonlyMap<string, Replacement>;
}

/** Reads a `go.mod`. Lines that mean nothing here are passed over. */
export function parseGoMod(text: string): GoMod {
  let path: string | undefined;
  const requires = new Map<string, string>();
  const replaces = new Map<string, Replacement>();
  for (const [directive, ...words] of directives(text)) {
    const [first, second] = words;
    if (directive === "module" && first !== undefined) path ??= first;
    if (directive === "require" && first !== undefined && second !== undefined) requires.set(first, second);
    if (directive === "replace") addReplacement(replaces, words);
  }
  return path === undefined ? { requires, replaces } : { path, requires, replaces };
}

/** Reads a `go.work`. */
export function parseGoWork(text: string): GoWork {
  const uses: string[] = [];
  const replaces = new Map<string, Replacement>();
  for (const [directive, ...words] of directives(text)) {
    if (directive === "use" && words[0] !== undefined) uses.push(words[0]);
    if (directive === "replace") addReplacement(replaces, words);
  }
  return { uses, replaces };
}

function addReplacement(replaces: Map<string, Replacement>, words: readonly string[]): void {
  const arrow = words.indexOf("=>");
  const [path, version] = words.slice(0, Math.max(arrow, 0));
  const [target, targetVersion] = words.slice(arrow + 1);
  if (path === undefined || target === undefined) return;
  replaces.set(path, {
    target,
    ...(version === undefined ? {} : { version }),
    ...(targetVersion === undefined ? {} : { targetVersion }),
  });
}

/** Each directive with its words; what is in parentheses repeats the directive before them. */
function directives(text: string): readonly (readonly string[])[] {
  const found: string[][] = [];
  let block: string | undefined;
  for (const line of text.split(/\r?\n/u)) {
    const words = [...line.replace(/\/\/.*$/u, "").matchAll(/"([^"]*)"|`([^`]*)`|[()]|[^\s()]+/gu)].map(
      ([word, quoted, raw]) => quoted ?? raw ?? word,
    );
    if (words.length === 0) continue;
    if (block !== undefined && words[0] === ")") block = undefined;
    else if (block !== undefined) found.push([block, ...words]);
    else if (words[1] === "(") block = words[0];
    else found.push(words);
  }
  return found;
}
