/** AN4xxx: what flags, environment and `autonats.yaml` can get wrong. */
export const configRules = {
  AN4001: {
    severity: "error",
    message: "`{key}` is not a setting",
    why: "A setting that nobody reads would change nothing, silently.",
    help: "{suggestion}Use one of: {known}.",
  },
  AN4002: {
    severity: "error",
    message: "`{key}` cannot be `{value}`: {problem}",
    why: "An invalid setting is never replaced by its default.",
    help: "Write it as in `{example}`.",
  },
  AN4003: {
    severity: "error",
    message: "the configuration cannot be read: {problem}",
    why: "A partly read configuration could generate the wrong code.",
    help: "Write it as YAML or JSON, for example `version: 1` and below it `timeout: 2s`.",
  },
  AN4004: {
    severity: "error",
    message: "`{first}` and `{second}` both configure this project",
    why: "Only one of them could take effect.",
    help: "Keep one of the files, or choose with `--config`.",
  },
  AN4005: {
    severity: "error",
    message: "`{key}` is missing",
    why: "It says how the rest of the file is meant.",
    help: "Add the line `{example}`.",
  },
  AN4006: {
    severity: "error",
    message: "`{glob}` matches no TypeScript or Go file",
    why: "A pattern that finds nothing is most often misspelt.",
    help: "Give paths or patterns relative to `{dir}`, in quotes so that the shell leaves them alone: `'src/**/*.ts'`.",
  },
  AN4007: {
    severity: "error",
    message: "no interface in {where} is marked with `@nats:server`",
    why: "Without a marked interface there is nothing to generate.",
    help: "Write `/** @nats:server User */` above an exported interface, or name another directory with `--dir`. Declaration files (`.d.ts`), Go's tests and what `.gitignore` names are not read.",
  },
  AN4008: {
    severity: "error",
    message: "no output directory is set for {target} generated from {source} interfaces",
    why: "Only code in the language of its own source can be placed beside it.",
    help: "Name one inside the project: `{key}: {example}` in `autonats.yaml`, or `--out {example}`.",
  },
  AN4009: {
    severity: "error",
    message: "`{path}` is outside the project root `{root}`",
    why: "Places in generated code and in messages are told from the project's root.",
    help: "Name a larger project with `--dir`.",
  },
  AN4010: {
    severity: "error",
    message: "`{first}` and `{second}` cannot go together",
    why: "{why}",
    help: "Leave one of them out.",
  },
  AN4012: {
    severity: "error",
    message: "`{key}` cannot take the code of more than one language",
    why: "{first} and {second} code are both generated, and each has its own rules for where it may be.",
    help: "Name a directory for each in `autonats.yaml` (`{firstKey}`, `{secondKey}`), or choose one with `--language`.",
  },
} as const;
