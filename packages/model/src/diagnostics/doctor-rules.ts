/** AN7xxx: what `autonats doctor` finds around a project. `docs/installing.md` lists them. */
export const doctorRules = {
  AN7001: {
    severity: "error",
    message: "no {program} was found",
    why: "{why}",
    help: "Install {program} {wanted} or later, and put it on the PATH.",
  },
  AN7002: {
    severity: "error",
    message: "{program} {found} is too old",
    why: "{why}",
    help: "Install {program} {wanted} or later, and put it first on the PATH.",
  },
  AN7003: {
    severity: "warning",
    message: "no nats-server {wanted} or later was found",
    why: "Handlers and clients need one to run on this machine; one elsewhere is as good.",
    help: "{help}",
  },
  AN7004: {
    severity: "error",
    message: "`{name}` {found} does not fit autonats {version}",
    why: "Generated code needs a runtime of the same major version, or minor version before 1.0, that is not older than the generator.",
    help: "Run `{command}`.",
  },
  AN7005: {
    severity: "error",
    message: "`{name}` is not installed",
    why: "Generated code imports it.",
    help: "Run `{command}`.",
  },
  AN7006: {
    severity: "error",
    message: "`{path}` is not up to date",
    why: "It was generated from other interfaces, with other settings, or by another version of autonats.",
    help: "Run `autonats generate`.",
  },
  AN7007: {
    severity: "warning",
    message: "`{path}` is no longer generated",
    why: "Its source is gone, or has no marked interface any more, so nothing keeps it in step with what is called.",
    help: "Run `autonats generate --clean`.",
  },
  AN7008: {
    severity: "error",
    message: "this is autonats {version}, and the project has {found}",
    why: "Two versions may generate different code, so that each finds that of the other out of date.",
    help: "Run the one of the project, by `npx autonats`, or update it: `{command}`.",
  },
} as const;
