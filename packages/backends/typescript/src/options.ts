/** How the generated TypeScript is laid out. */
export interface TypescriptOptions {
  /**
   * Directory for everything that is generated, from the project's root. Below it are the directories of the sources, but for those at
   * the beginning that it is in itself: into `src/gen`, `src/users/user.ts` becomes `src/gen/users/user.gen.ts`.
   * Default: each file beside its source.
   */
  readonly outDir?: string;
  /** How relative imports end: `./user.js`, `./user.ts` or `./user`. Follow what the project itself does. */
  readonly importExtension: "js" | "ts" | "none";
}
