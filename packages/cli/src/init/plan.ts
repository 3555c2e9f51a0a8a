import { ciFile } from "./ci-files.js";
import { configurationText } from "./configuration.js";
import type { InitLanguage, InitRequest } from "./flags.js";
import { goFiles } from "./go-files.js";
import type { PlannedFile } from "./planned-file.js";
import type { Survey } from "./survey.js";
import { typescriptFiles } from "./typescript-files.js";

/** What a project gets. */
export interface Plan {
  readonly languages: readonly InitLanguage[];
  readonly withExample: boolean;
  readonly files: readonly PlannedFile[];
}

/** Decides what a folder gets: an example where it is not a project yet. */
export function planFiles(survey: Survey, { languages: wanted, ci, example }: InitRequest, version: string): Plan {
  const found = survey.languages.length > 0 ? survey.languages : (["typescript"] as const);
  const languages = wanted ?? found;
  const withExample = example || survey.languages.length === 0;
  const isMixed = languages.length > 1;
  const files: PlannedFile[] = [
    { path: "autonats.yaml", content: configurationText(languages, version, isMixed && withExample) },
  ];
  if (languages.includes("typescript")) files.push(...typescriptFiles(survey, version, withExample));
  if (languages.includes("go")) files.push(...goFiles(survey, withExample ? (isMixed ? "caller" : "own") : "none"));
  if (ci !== undefined) files.push(ciFile(ci, languages, survey.packageManager));
  return { languages, withExample, files };
}
