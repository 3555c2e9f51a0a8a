import { type Languages, targetFlags } from "../languages/languages.js";

/** What `autonats generate` was told on the command line: text as it came, nothing checked. Targets have flags of their own. */
export interface GenerateFlags {
  readonly skipUnsupported?: boolean;
  readonly check?: boolean;
  readonly fix?: boolean;
  readonly write?: boolean;
  readonly watch?: boolean;
  readonly dryRun?: boolean;
  readonly clean?: boolean;
  readonly json?: boolean;
  readonly [setting: string]: string | boolean | undefined;
}

/** How a setting is given: by its flag, or by the first of these variables that is set. */
export interface SettingSource {
  /** The flag as the parser of the command line names it, such as `maxWarnings`. */
  readonly name: string;
  readonly flag: string;
  /** The names of today first, then those of the tool of 2020. */
  readonly environment: readonly string[];
  readonly example: string;
  /** Whether it changes what is generated; the others change what is said about it. */
  readonly decisive: boolean;
  /** Whether the flag has no value, and the variables say true or false. */
  readonly isSwitch?: boolean;
}

/** Every setting of `generate`, with its names. A flag takes precedence over the environment. */
export function settingSources(known: Languages): readonly SettingSource[] {
  const ids = known.targets.map(({ id }) => id).join(",");
  return [
    decisive("--dir", ["AUTONATS_DIR", "AUTONATS_BASE_DIR"], "services/users"),
    decisive("--out", ["AUTONATS_OUT", "AUTONATS_OUT_FILE"], "src/gen"),
    decisive("--timeout", ["AUTONATS_TIMEOUT", "AUTONATS_REQUEST_TIMEOUT"], "2s"),
    decisive("--concurrency", ["AUTONATS_CONCURRENCY"], "10"),
    { ...decisive("--tracing", ["AUTONATS_TRACING"], "true"), isSwitch: true },
    decisive("--language", ["AUTONATS_LANGUAGE"], ids),
    ...targetFlags(known).map(({ flag, setting }) => decisive(flag.name, flag.environment, setting.example)),
    { ...decisive("--skip-unsupported", ["AUTONATS_SKIP_UNSUPPORTED"], "true"), isSwitch: true },
    decisive("--config", ["AUTONATS_CONFIG"], "autonats.yaml"),
    { ...decisive("--format", ["AUTONATS_FORMAT"], "pretty"), decisive: false },
    { ...decisive("--max-warnings", ["AUTONATS_MAX_WARNINGS"], "0"), decisive: false },
    { ...decisive("--color", ["AUTONATS_COLOR"], "never"), decisive: false },
  ];
}

function decisive(flag: string, environment: readonly string[], value: string): SettingSource {
  return { name: flagKey(flag), flag, environment, example: `${flag} ${value}`, decisive: true };
}

/** The name of a flag in `GenerateFlags`: `maxWarnings` for `--max-warnings`. */
export function flagKey(flag: string): string {
  return flag.replace(/^--/u, "").replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}
