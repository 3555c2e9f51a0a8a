import { resolve } from "node:path";
import type { Target } from "@autonats/codegen";
import { createDiagnostic, type Diagnostic, type SourceLanguage } from "@autonats/model";
import { isInside, pathFrom, toSlashes } from "@autonats/model/node";
import type { Settings } from "../config/settings.js";

/** One way through the tool: from sources in one language to files of one target. */
export interface Route {
  readonly source: SourceLanguage;
  readonly target: Target;
  /** The directory of the files, from the root; absent for places beside the sources. */
  readonly out: string | undefined;
}

/**
 * Decides what is generated from what. Sources get the target that is placed beside them; another one where the configuration
 * names a directory for it, or where nothing else could be meant.
 */
export function chooseRoutes(
  settings: Settings,
  sources: readonly SourceLanguage[],
): { readonly routes: readonly Route[]; readonly diagnostics: readonly Diagnostic[] } {
  const pairs = sources.flatMap((source) =>
    settings.known.targets.flatMap((target) =>
      isAsked(settings, sources, source, target) ? [{ source, target }] : [],
    ),
  );
  const { out } = settings;
  const [first, second] = [...new Set(pairs.map(({ target }) => target))];
  if (out !== undefined && first !== undefined && second !== undefined) {
    const parameters = { first: first.title, second: second.title };
    const keys = { firstKey: `${first.id}.out`, secondKey: `${second.id}.out` };
    return {
      routes: [],
      diagnostics: [createDiagnostic("AN4012", undefined, { key: out.key, ...parameters, ...keys })],
    };
  }
  const diagnostics: Diagnostic[] = sources
    .filter((source) => !pairs.some((pair) => pair.source === source))
    .flatMap((source) => placeless(settings, source));
  const routes = pairs.flatMap(({ source, target }): Route[] => {
    const besides = target.beside === source.id;
    const place = out?.value ?? configuredOut(settings, source, target) ?? (besides ? undefined : target.defaultOut);
    const path = place === undefined ? undefined : toSlashes(resolve(settings.root, place));
    if (path !== undefined && !isInside(settings.root, path)) {
      diagnostics.push(createDiagnostic("AN5002", undefined, { path: place ?? "", root: settings.root }));
      return [];
    }
    if (path === undefined && !besides) {
      diagnostics.push(missingPlace(source, target));
      return [];
    }
    return [{ source, target, out: path === undefined ? undefined : pathFrom(settings.root, path) }];
  });
  return { routes, diagnostics };
}

function isAsked(
  settings: Settings,
  sources: readonly SourceLanguage[],
  source: SourceLanguage,
  target: Target,
): boolean {
  const listed = settings.languages;
  if (listed !== undefined && !listed.includes(target.id)) return false;
  if (target.beside === source.id || configuredOut(settings, source, target) !== undefined) return true;
  const hasOwnSources = sources.some(({ id }) => id === target.beside);
  return !hasOwnSources && (listed !== undefined || settings.sections[target.id] !== undefined);
}

function configuredOut({ sections }: Settings, source: SourceLanguage, target: Target): string | undefined {
  return sections[target.id]?.out?.[source.id];
}

/** What a source lacks that no target is placed beside, so that nothing is generated for it without being asked. */
function placeless({ known, languages }: Settings, source: SourceLanguage): readonly Diagnostic[] {
  const [target] = known.targets;
  const isBeside = known.targets.some(({ beside }) => beside === source.id);
  return target === undefined || isBeside || languages !== undefined ? [] : [missingPlace(source, target)];
}

function missingPlace(source: SourceLanguage, target: Target): Diagnostic {
  return createDiagnostic("AN4008", undefined, {
    target: target.title,
    source: source.title,
    key: `${target.id}.out`,
    example: target.exampleOut,
  });
}

/** Every directory that files may be generated into, absolute. */
export function outDirectories({ root, out, sections, known }: Settings): readonly string[] {
  const configured = Object.values(sections).flatMap((section) => Object.values(section.out ?? {}));
  const places = [out?.value, ...configured, ...known.targets.map(({ defaultOut }) => defaultOut)];
  return [...new Set(places.flatMap((place) => (place === undefined ? [] : [toSlashes(resolve(root, place))])))];
}
