/** The endings that an import of a generated or a user's file may get. */
export const importExtensions = ["js", "ts", "none"] as const;

export type ImportExtension = (typeof importExtensions)[number];

/** How the generated TypeScript is laid out. */
export interface TypescriptOptions {
  /**
   * Directory for everything that is generated, from the project's root. Below it are the directories of the sources, but for those at
   * the beginning that it is in itself: into `src/gen`, `src/users/user.ts` becomes `src/gen/users/user.gen.ts`.
   * Default: each file beside its source.
   */
  readonly out?: string;
  /** How relative imports end: `./user.js`, `./user.ts` or `./user`. Follow what the project itself does. */
  readonly importExtension: ImportExtension;
  /** Whether clients and handlers trace their calls with `@autonats/opentelemetry`. Default: false. */
  readonly tracing?: boolean;
}
