import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathFrom } from "@autonats/model/node";
import ignore, { type Ignore } from "ignore";
import { systemCode } from "../environment-error.js";

/** What the `.gitignore` files from a directory up to its repository's top say. Deeper files take precedence. */
export interface IgnoreRules {
  ignores(path: string, kind: "file" | "directory"): boolean;
  /** The rules inside a directory below. */
  below(directory: string): IgnoreRules;
}

interface Layer {
  readonly directory: string;
  readonly rules: Ignore;
  readonly above: Layer | undefined;
}

/** The rules for what a directory holds. Where the directory is itself ignored, only its own files speak. */
export function ignoreRulesFor(directory: string): IgnoreRules {
  const outside = existsSync(`${directory}/.git`) ? undefined : layersAbove(directory);
  const visible = outside !== undefined && isIgnored(outside, directory, "directory") ? undefined : outside;
  return toRules(withLayer(directory, visible));
}

function toRules(layer: Layer | undefined): IgnoreRules {
  return {
    ignores: (path, kind) => isIgnored(layer, path, kind),
    below: (directory) => toRules(withLayer(directory, layer)),
  };
}

function layersAbove(directory: string): Layer | undefined {
  const chain: string[] = [];
  for (let above = dirname(directory); ; above = dirname(above)) {
    chain.unshift(above);
    if (existsSync(`${above}/.git`)) break;
    if (dirname(above) === above) return undefined;
  }
  return chain.reduce<Layer | undefined>((layer, each) => withLayer(each, layer), undefined);
}

function withLayer(directory: string, above: Layer | undefined): Layer | undefined {
  const texts = [`${directory}/.gitignore`, `${directory}/.git/info/exclude`].flatMap(readText);
  return texts.length === 0 ? above : { directory, rules: ignore().add(texts.join("\n")), above };
}

function isIgnored(start: Layer | undefined, path: string, kind: "file" | "directory"): boolean {
  for (let layer = start; layer !== undefined; layer = layer.above) {
    const from = pathFrom(layer.directory, path);
    const verdict = layer.rules.test(kind === "directory" ? `${from}/` : from);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

function readText(path: string): readonly string[] {
  try {
    return [readFileSync(path, "utf8")];
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return [];
  }
}
