import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SourceLanguage } from "@autonats/model";
import { listFiles } from "./file-tree.js";
import { sources } from "./languages.js";

/** The folder that holds all scenarios, without a slash at its end. */
export const scenariosRoot: string = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/u, "");

/** A folder of input and what has to come of it. */
export interface Scenario {
  readonly name: string;
  readonly path: string;
  /** What there is to read, at least one. More than one describe the same services in different languages. */
  readonly inputs: readonly ScenarioInput[];
  /** Whether generated code traces, as with `--tracing`: where the scenario's name ends with `traced`. */
  readonly isTraced: boolean;
}

/** The input of one language. */
export interface ScenarioInput {
  readonly language: SourceLanguage;
  /** The project's root. */
  readonly root: string;
  /** Absolute paths of its sources, installed packages aside. */
  readonly files: readonly string[];
  /** Whether what cannot be served is left out: where the scenario's name begins or goes on with `unsupported`. */
  readonly skipUnsupported: boolean;
}

/** Every scenario, in order of name. */
export function findScenarios(): readonly Scenario[] {
  return readdirSync(scenariosRoot)
    .filter((name) => existsSync(`${scenariosRoot}/${name}/input`))
    .sort()
    .map((name) => {
      const path = `${scenariosRoot}/${name}`;
      return { name, path, inputs: findInputs(path), isTraced: name.endsWith("traced") };
    });
}

/** `input/*.ts`, or one folder for each language. */
function findInputs(path: string): readonly ScenarioInput[] {
  const whole = `${path}/input`;
  const skipUnsupported = /\/(?:both-|go-)?unsupported-[^/]*$/u.test(path);
  const separate = sources.some(({ id, isSource }) => listFiles(`${whole}/${id}`).some(isSource));
  return sources.flatMap((language) => {
    const root = separate ? `${whole}/${language.id}` : whole;
    const files = listFiles(root)
      .filter((file) => language.isSource(file) && !file.split("/").includes("node_modules"))
      .map((file) => `${root}/${file}`);
    return files.length === 0 ? [] : [{ language, root, files, skipUnsupported }];
  });
}
