import { settingSources } from "./config/flags.js";

/** Examples below the help of the program. */
export const programExamples: string = `
Examples:
  $ autonats generate                     all marked interfaces of the project
  $ autonats generate --check             in CI: fail when somebody forgot to generate
  $ autonats explain AN3004               what a diagnostic means
`;

/** Examples below the help of `generate`. */
export const generateExamples: string = `
Examples:
  $ autonats generate                     all marked interfaces of the project
  $ autonats g --watch                    and again whenever a source changes
  $ autonats g --check                    in CI: write nothing, fail on differences
  $ autonats g -d services/users -t 2s    another project, with a shorter deadline
  $ autonats g 'src/**/*.service.ts'      some of the sources
`;

/** Where `--out` puts files. */
export const outHelp: string = `Places of files, with --out:
  TypeScript  in the directories of their sources: with \`-o gen\`, code of src/users/user.ts is gen/src/users/user.gen.ts;
              a shared leading directory is not repeated: with \`-o src/gen\`, it is src/gen/users/user.gen.ts
  Go          in that directory, which is one package: nats_client.go and nats_codec.go
`;

/** The environment variables that give settings. */
export const environmentHelp: string = `Environment, below flags and above everything else:
${Object.values(settingSources)
  .map(({ flag, environment }) => `  ${environment.join(", ").padEnd(42)}  ${flag}`)
  .join("\n")}
`;

/** What the process ends with. */
export const exitCodeHelp: string = `Exit codes:
  0 done   1 mistakes in sources, or files not up to date   2 wrong flags or configuration
  3 environment error (a file cannot be read or written)   70 a bug in autonats   130 interrupted
`;
