import { Scanner } from "../syntax/scanner.js";

const operatingSystems: ReadonlySet<string> = new Set(
  "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos".split(
    " ",
  ),
);

const architectures: ReadonlySet<string> = new Set(
  (
    "386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 " +
    "ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm"
  ).split(" "),
);

/** The beginning of a file, as far as it decides whether the file is built. */
export interface FileHeader {
  /** The name in the package clause; absent when there is none. */
  readonly packageName?: string;
  /** Whether the build constraints in it hold. */
  readonly isBuilt: boolean;
}

/** Reports whether the name says that the file is built for linux/amd64: `user_windows.go` is not. */
export function isBuiltByName(fileName: string): boolean {
  const [, ...parts] = fileName.replace(/\.go$/u, "").split("_");
  const last = parts.at(-1) ?? "";
  const previous = parts.at(-2) ?? "";
  if (architectures.has(last)) return last === "amd64" && (!operatingSystems.has(previous) || previous === "linux");
  return !operatingSystems.has(last) || last === "linux";
}

/** Reads the package clause and the constraints above it, for linux/amd64 without cgo. */
export function readHeader(text: string): FileHeader {
  const scanner = new Scanner(text);
  scanner.next();
  const limit = scanner.start;
  const lines = scanner.comments
    .filter((comment) => comment.end <= limit)
    .map((comment) => text.slice(comment.start, comment.end));
  const isBuilt = holds(lines);
  if (!scanner.is("package")) return { isBuilt };
  scanner.next();
  return scanner.kind === "name" ? { packageName: scanner.text, isBuilt } : { isBuilt };
}

/** One `//go:build` line decides; without it, each `// +build` line has to hold. */
function holds(comments: readonly string[]): boolean {
  const build = comments
    .map((comment) => /^\/\/go:build\s+(.*)$/u.exec(comment)?.[1])
    .find((each) => each !== undefined);
  if (build !== undefined) return evaluate(build);
  return comments
    .map((comment) => /^\/\/\s*\+build\s+(.*)$/u.exec(comment)?.[1])
    .filter((each) => each !== undefined)
    .every((options) =>
      options
        .trim()
        .split(/\s+/u)
        .some((option) => option.split(",").every(isSatisfied)),
    );
}

function isSatisfied(term: string): boolean {
  return term.startsWith("!") ? !isTagSet(term.slice(1)) : isTagSet(term);
}

function isTagSet(tag: string): boolean {
  return ["linux", "amd64", "unix", "gc"].includes(tag) || /^go1\.\d+$/u.test(tag);
}

/** `a && (b || !c)`. What cannot be read does not hold, as for Go. */
function evaluate(expression: string): boolean {
  const tokens = expression.replace(/\/\/.*$/u, "").match(/&&|\|\||[!()]|[\w.]+|\S/gu) ?? [];
  let at = 0;
  const take = (token: string): boolean => {
    if (tokens[at] !== token) return false;
    at += 1;
    return true;
  };
  const any = (): boolean => {
    let value = all();
    while (take("||")) value = all() || value;
    return value;
  };
  const all = (): boolean => {
    let value = one();
    while (take("&&")) value = one() && value;
    return value;
  };
  const one = (): boolean => {
    if (take("!")) return !one();
    if (take("(")) {
      const value = any();
      return take(")") && value;
    }
    const tag = tokens[at];
    at += 1;
    return tag !== undefined && isTagSet(tag);
  };
  return any() && at === tokens.length;
}
