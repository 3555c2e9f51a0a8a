import { resolve } from "node:path";
import { createDiagnostic, type Diagnostic } from "@autonats/model";
import type { Settings } from "../config/settings.js";
import { type LanguageId, languageIds } from "../config/values.js";
import { languages } from "../languages/registry.js";
import { isInside, pathFrom, toSlashes } from "../paths.js";

/** One way through the tool: from sources in one language to files in one, perhaps the same. */
export interface Target {
  readonly source: LanguageId;
  readonly target: LanguageId;
  /** The directory of the files, from the root; absent for places beside the sources. */
  readonly out: string | undefined;
}

/**
 * Decides what is generated from what. Sources get code in their own language; in the other one where the configuration
 * names a directory for it, or where nothing else could be meant.
 */
export function chooseTargets(
  settings: Settings,
  sources: readonly LanguageId[],
): { readonly targets: readonly Target[]; readonly diagnostics: readonly Diagnostic[] } {
  const pairs = sources.flatMap((source) =>
    languageIds.flatMap((target) => (isAsked(settings, sources, source, target) ? [{ source, target }] : [])),
  );
  const { out } = settings;
  const [first, second] = [...new Set(pairs.map(({ target }) => target))];
  if (out !== undefined && first !== undefined && second !== undefined) {
    const parameters = { first: languages[first].title, second: languages[second].title };
    const keys = { firstKey: `${first}.out`, secondKey: `${second}.out` };
    return {
      targets: [],
      diagnostics: [createDiagnostic("AN4012", undefined, { key: out.key, ...parameters, ...keys })],
    };
  }
  const diagnostics: Diagnostic[] = [];
  const targets = pairs.flatMap(({ source, target }): Target[] => {
    const place = out?.value ?? settings.outs[target][source];
    const path = place === undefined ? undefined : toSlashes(resolve(settings.root, place));
    if (path !== undefined && !isInside(settings.root, path)) {
      diagnostics.push(createDiagnostic("AN5002", undefined, { path: place ?? "", root: settings.root }));
      return [];
    }
    if (path === undefined && source !== target) {
      diagnostics.push(missingPlace(source, target));
      return [];
    }
    return [{ source, target, out: path === undefined ? undefined : pathFrom(settings.root, path) }];
  });
  return { targets, diagnostics };
}

function isAsked(settings: Settings, sources: readonly LanguageId[], source: LanguageId, target: LanguageId): boolean {
  const listed = settings.languages;
  if (listed !== undefined && !listed.includes(target)) return false;
  if (source === target || settings.outs[target][source] !== undefined) return true;
  return !sources.includes(target) && (listed !== undefined || settings.sections.includes(target));
}

function missingPlace(source: LanguageId, target: LanguageId): Diagnostic {
  return createDiagnostic("AN4008", undefined, {
    target: languages[target].title,
    source: languages[source].title,
    key: `${target}.out`,
    example: languages[target].exampleOut,
  });
}

/** Every directory that files may be generated into, absolute. */
export function outDirectories({ root, out, outs }: Settings): readonly string[] {
  const places = [out?.value, ...languageIds.flatMap((id) => Object.values(outs[id]))];
  return [...new Set(places.flatMap((place) => (place === undefined ? [] : [toSlashes(resolve(root, place))])))];
}
