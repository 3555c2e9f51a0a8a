import { breakingRules } from "./breaking/breaking-rules.js";
import { configRules } from "./config-rules.js";
import { contractRules } from "./contract-rules.js";
import { doctorRules } from "./doctor-rules.js";
import { goRules } from "./go-rules.js";
import { outputRules } from "./output-rules.js";
import { typescriptRules } from "./typescript-rules.js";

/** The texts of one code. `{name}` stands for a parameter that the reporter must give. */
export interface DiagnosticRule {
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
  readonly why: string;
  readonly help: string;
}

/**
 * Every diagnostic there is: one catalogue, so that the same mistake reads the same in every language.
 *
 * AN1xxx TypeScript source, AN2xxx Go source, AN3xxx contract rules of all languages, AN4xxx configuration,
 * AN5xxx output, AN6xxx changes that break somebody, AN7xxx what is around a project, AN9xxx bugs.
 */
export const catalogue: Catalogue = {
  ...typescriptRules,
  ...goRules,
  ...contractRules,
  ...configRules,
  ...outputRules,
  ...breakingRules,
  ...doctorRules,
};

type Catalogue = typeof typescriptRules &
  typeof goRules &
  typeof contractRules &
  typeof configRules &
  typeof outputRules &
  typeof breakingRules &
  typeof doctorRules;

export type DiagnosticCode = keyof Catalogue;
