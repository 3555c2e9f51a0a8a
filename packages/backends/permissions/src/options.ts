/** How exactly permissions name methods: all of a service at once, or each by itself. */
export const granularities = ["service", "method"] as const;

export type Granularity = (typeof granularities)[number];

/** What subjects begin with, and how exact permissions are. Clients and handlers must be configured with the same. */
export interface SubjectOptions {
  /** First tokens of every subject. Default: `autonats`. */
  readonly prefix?: string;
  /** The queue group of handlers. Default: `autonats`. */
  readonly queueGroup?: string;
  /** First tokens of the subjects that clients get replies on. Default: `_INBOX`. */
  readonly inboxPrefix?: string;
  /** Default: `method`. */
  readonly granularity?: Granularity;
}

/** How permissions are printed. */
export interface PermissionsOptions extends SubjectOptions {
  /** The directory of the files, from the root. */
  readonly out: string;
}
