import { settingSources } from "./config/flags.js";
import type { Languages } from "./languages/languages.js";

/** Examples below the help of the program. */
export const programExamples: string = `
Examples:
  $ autonats generate                     all marked interfaces of the project
  $ autonats generate --check             in CI: fail when somebody forgot to generate
  $ autonats init                         start a project, or add Autonats to one
  $ autonats export kubernetes-hpa        autoscalers for all services
  $ autonats breaking --against main      what the interfaces break of those of a branch
  $ autonats diff nats://127.0.0.1:4222   whether it is safe to deploy, given what runs
  $ autonats gateway                      serve the methods as JSON over HTTP
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

/** Examples below the help of `breaking`. */
export const breakingExamples: string = `
Examples:
  $ autonats breaking --against main                       calls between this version and that of a branch
  $ autonats breaking --against v1.2.0 --level source      code that uses the interfaces, too
  $ autonats breaking --save interfaces.json               keep the interfaces for later
  $ autonats breaking --against interfaces.json            compare with what was kept
`;

/** Examples below the help of `completion`. */
export const completionExamples: string = `
Examples:
  $ source <(autonats completion bash)                                    in ~/.bashrc
  $ source <(autonats completion zsh)                                     in ~/.zshrc
  $ autonats completion fish | source                                     in ~/.config/fish/config.fish
  > autonats completion powershell | Out-String | Invoke-Expression       in $PROFILE
`;

/** Where `--out` puts files. */
export function outHelp({ targets }: Languages): string {
  const width = Math.max(...targets.map(({ title }) => title.length));
  const lines = targets.flatMap(({ title, outHelp: texts }) =>
    texts.map((text, index) => `  ${(index === 0 ? title : "").padEnd(width)}  ${text}`),
  );
  return `Where --out puts files:\n${lines.join("\n")}\n`;
}

/** The environment variables that give settings. */
export function environmentHelp(known: Languages): string {
  const lines = settingSources(known).map(({ flag, environment }) => `  ${environment.join(", ").padEnd(42)}  ${flag}`);
  return `Environment variables, which flags override and which override the configuration:\n${lines.join("\n")}\n`;
}

/** What the process ends with. */
export const exitCodeHelp: string = `Exit codes:
  0 done   1 mistakes in sources, files not up to date, or changes that break   2 wrong flags or configuration
  3 environment error (a file cannot be read or written, NATS cannot be reached)   70 a bug in autonats   130 interrupted
`;
