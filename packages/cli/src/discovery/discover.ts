import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Target } from "@autonats/codegen";
import { createDiagnostic, type Diagnostic, type SourceLanguage } from "@autonats/model";
import { isInside, pathFrom } from "@autonats/model/node";
import type { Selection, Settings } from "../config/settings.js";
import { systemCode, toEnvironmentError } from "../environment-error.js";
import { type Languages, sourceOf, targetOf } from "../languages/languages.js";
import { namedSources } from "./named-sources.js";
import { nearMisses } from "./near-misses.js";
import { onlyDeclared } from "./only-declared.js";
import { type Pattern, readPattern, toExclusion } from "./patterns.js";
import { type WalkedFile, walkFiles } from "./walk.js";

/** A source that is asked for and holds the marker. */
export interface SourceFile {
  /** Absolute, with forward slashes. */
  readonly path: string;
  /** From the project's root. */
  readonly file: string;
  readonly language: SourceLanguage;
}

/** A file on disk that has the header of generated code. */
export interface EarlierFile {
  /** From the project's root. */
  readonly file: string;
  readonly target: Target;
  /** The sources that its header names, from the root. */
  readonly sources: readonly string[];
}

/** What there is to read in a project. */
export interface Discovery {
  readonly sources: readonly SourceFile[];
  /** Generated files of earlier runs, wherever they are in the project. */
  readonly earlier: readonly EarlierFile[];
  /** Absolute paths of all sources, marked or not. */
  readonly candidates: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const marker = Buffer.from("@nats:server");

/** Reports whether the text of a file has the marker anywhere: only then is it worth a compiler's time. */
export function holdsMarker(content: Buffer): boolean {
  return content.includes(marker);
}

/**
 * Finds the marked sources of a project that the selection asks for, and what earlier runs generated: also in the given
 * directories, absolute ones, which `.gitignore` may name.
 */
export function discover(
  { root, selection, known }: Pick<Settings, "root" | "selection" | "known">,
  outDirectories: readonly string[],
): Discovery {
  const walked = walkFiles(root);
  const candidates = walked.filter(
    ({ path, ignored }) => !ignored && sourceOf(known, pathFrom(root, path)) !== undefined,
  );
  const { selected, diagnostics } = select(
    root,
    selection,
    known,
    candidates.map((file) => file.path),
  );
  const contents = new Map<string, Buffer>();
  const outputs = outDirectories.filter((directory) => isInside(root, directory)).flatMap(walkFiles);
  const paths = new Set([...walked, ...outputs].map((file) => file.path));
  const earlier = [...paths].flatMap((path) => toEarlier(root, path, known, contents));
  const generated = new Set(earlier.map(({ file }) => file));
  const suspects: Diagnostic[] = [];
  const sources = selected.flatMap((path): SourceFile[] => {
    const file = pathFrom(root, path);
    const language = sourceOf(known, file);
    if (language === undefined || generated.has(file)) return [];
    const content = contents.get(path) ?? readSource(path);
    if (content?.includes("server") === true) suspects.push(...nearMisses(file, content.toString("utf8")));
    return content !== undefined && holdsMarker(content) && !bearsAnyHeader(content.toString("utf8", 0, 200), known)
      ? [{ path, file, language }]
      : [];
  });
  return {
    sources,
    earlier,
    candidates: candidates.map((file) => file.path),
    diagnostics: [...diagnostics, ...suspects, ...onlyDeclared(root, walked, known)],
  };
}

function select(
  root: string,
  { base, include, exclude }: Selection,
  known: Languages,
  candidates: readonly string[],
): { readonly selected: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const found = new Set<string>();
  const excepted = exclude.map((pattern) => toExclusion(pattern, root));
  let positive = false;
  for (const { value, span } of include) {
    const pattern = readPattern(value, { base }, root);
    if (pattern.kind === "except") {
      excepted.push(pattern.matches);
      continue;
    }
    positive = true;
    const matches = pattern.kind === "outside" ? [] : matching(root, pattern, known, candidates);
    for (const path of matches) found.add(path);
    if (pattern.kind === "outside") diagnostics.push(createDiagnostic("AN4009", span, { path: value, root }));
    else if (matches.length === 0) diagnostics.push(createDiagnostic("AN4006", span, { glob: value, dir: base }));
  }
  const all = positive ? [...found].sort() : candidates;
  const wanted = withWholeDirectories(root, all, known, candidates).filter(
    (path) => !excepted.some((matches) => matches(path)),
  );
  return { selected: wanted, diagnostics };
}

/** Where the sources of a directory are generated together, whoever asks for one of them gets all. */
function withWholeDirectories(
  root: string,
  paths: readonly string[],
  known: Languages,
  candidates: readonly string[],
): readonly string[] {
  const others = known.sources.flatMap((language) => {
    if (language.wholeDirectories !== true) return [];
    const isOwn = (path: string): boolean => sourceOf(known, pathFrom(root, path)) === language;
    const directories = new Set(paths.filter(isOwn).map(dirname));
    return candidates.filter((path) => directories.has(dirname(path)) && isOwn(path));
  });
  return others.length === 0 ? paths : [...new Set([...paths, ...others])].sort();
}

/** A file that is named is taken, ignored or not; a directory that is named is searched, whatever it is called. */
function matching(root: string, pattern: Pattern, known: Languages, candidates: readonly string[]): readonly string[] {
  switch (pattern.kind) {
    case "file":
      return sourceOf(known, pathFrom(root, pattern.path)) === undefined ? [] : [pattern.path];
    case "directory": {
      const inside = candidates.filter((path) => isInside(pattern.path, path));
      return inside.length > 0 ? inside : searchDirectory(root, pattern.path, known);
    }
    case "glob":
      return candidates.filter((path) => pattern.matches(path));
    case "except":
    case "outside":
    case "nothing":
      return [];
  }
}

function searchDirectory(root: string, directory: string, known: Languages): readonly string[] {
  return walkFiles(directory).flatMap(({ path, ignored }: WalkedFile) =>
    ignored || sourceOf(known, pathFrom(root, path)) === undefined ? [] : [path],
  );
}

function bearsAnyHeader(text: string, { targets }: Languages): boolean {
  return targets.some(({ header }) => header.isIn(text));
}

function toEarlier(
  root: string,
  path: string,
  known: Languages,
  contents: Map<string, Buffer>,
): readonly EarlierFile[] {
  const target = targetOf(known, path);
  if (target === undefined) return [];
  const content = readIfPossible(path);
  if (content === undefined) return [];
  contents.set(path, content);
  const start = content.toString("utf8", 0, 4096);
  const file = pathFrom(root, path);
  return target.header.isIn(start) ? [{ file, target, sources: namedSources(target, file, start) }] : [];
}

/** Undefined when the file has gone since the directory was read. */
function readSource(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw toEnvironmentError(error, `read ${path}`);
  }
}

function readIfPossible(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
