/** What `autonats generate` was told on the command line: text as it came, nothing checked. */
export interface GenerateFlags {
  readonly dir?: string;
  readonly out?: string;
  readonly timeout?: string;
  readonly concurrency?: string;
  readonly language?: string;
  readonly importExtension?: string;
  readonly config?: string;
  readonly format?: string;
  readonly maxWarnings?: string;
  readonly color?: string;
  readonly tracing?: boolean;
  readonly check?: boolean;
  readonly watch?: boolean;
  readonly dryRun?: boolean;
  readonly clean?: boolean;
  readonly json?: boolean;
}

/** The settings that a flag with a value or an environment variable can give. */
export type SettingName =
  | "dir"
  | "out"
  | "timeout"
  | "concurrency"
  | "language"
  | "importExtension"
  | "config"
  | "format"
  | "maxWarnings"
  | "color";

/** How a setting is given: by its flag, or by the first of these variables that is set. */
export interface SettingSource {
  readonly flag: string;
  /** The names of today first, then those of the tool of 2020. */
  readonly environment: readonly string[];
  readonly example: string;
}

/** Every setting of `generate`, with its names. A flag stands above the environment. */
export const settingSources: Readonly<Record<SettingName, SettingSource>> = {
  dir: { flag: "--dir", environment: ["AUTONATS_DIR", "AUTONATS_BASE_DIR"], example: "--dir services/users" },
  out: { flag: "--out", environment: ["AUTONATS_OUT", "AUTONATS_OUT_FILE"], example: "--out src/gen" },
  timeout: {
    flag: "--timeout",
    environment: ["AUTONATS_TIMEOUT", "AUTONATS_REQUEST_TIMEOUT"],
    example: "--timeout 2s",
  },
  concurrency: { flag: "--concurrency", environment: ["AUTONATS_CONCURRENCY"], example: "--concurrency 10" },
  language: { flag: "--language", environment: ["AUTONATS_LANGUAGE"], example: "--language typescript,go" },
  importExtension: {
    flag: "--import-extension",
    environment: ["AUTONATS_IMPORT_EXTENSION"],
    example: "--import-extension js",
  },
  config: { flag: "--config", environment: ["AUTONATS_CONFIG"], example: "--config autonats.yaml" },
  format: { flag: "--format", environment: ["AUTONATS_FORMAT"], example: "--format pretty" },
  maxWarnings: { flag: "--max-warnings", environment: ["AUTONATS_MAX_WARNINGS"], example: "--max-warnings 0" },
  color: { flag: "--color", environment: ["AUTONATS_COLOR"], example: "--color never" },
};
