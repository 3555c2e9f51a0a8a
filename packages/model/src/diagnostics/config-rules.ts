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
    why: "A setting decides what is generated, so it is not guessed.",
    help: "Write it as in `{example}`.",
  },
  AN4003: {
    severity: "error",
    message: "the configuration cannot be read: {problem}",
    why: "Half a configuration would generate other code than the whole one.",
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
    message: "`{glob}` matches no TypeScript file",
    why: "A pattern that finds nothing is most often misspelt.",
    help: "Give paths or patterns relative to `{dir}`, in quotes so that the shell leaves them alone: `'src/**/*.ts'`.",
  },
  AN4007: {
    severity: "error",
    message: "no interface in {where} is marked with `@nats:server`",
    why: "Without a marked interface there is nothing to generate.",
    help: "Write `/** @nats:server User */` above an exported interface, or name another directory with `--dir`.",
  },
} as const;
