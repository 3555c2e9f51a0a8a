/** How the generated TypeScript is laid out. */
export interface TypescriptOptions {
  /**
   * Directory for everything that is generated, from the project's root; the sources' own directories are kept below it.
   * Default: each file beside its source.
   */
  readonly outDir?: string;
  /** How relative imports end: `./user.js`, `./user.ts` or `./user`. Follow what the project itself does. */
  readonly importExtension: "js" | "ts" | "none";
}
