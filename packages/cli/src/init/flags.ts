/** What `autonats init` was told on the command line: text as it came. */
export interface InitFlags {
  readonly dir?: string;
  readonly language?: string;
  readonly ci?: string;
  readonly example?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** The languages that a project can be started in. */
export const initLanguages = ["typescript", "go"] as const;

/** One of them. */
export type InitLanguage = (typeof initLanguages)[number];

/** The systems for which there is a file that checks generated code. */
export const ciSystems = ["github", "gitlab"] as const;

/** One of them. */
export type CiSystem = (typeof ciSystems)[number];

/** What a project is to get. */
export interface InitRequest {
  /** Absolute path of the folder. */
  readonly root: string;
  /** What was asked for; undefined where the folder decides. */
  readonly languages: readonly InitLanguage[] | undefined;
  readonly ci: CiSystem | undefined;
  readonly example: boolean;
  readonly dryRun: boolean;
}
