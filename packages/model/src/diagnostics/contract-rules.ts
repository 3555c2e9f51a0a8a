/** AN3xxx: what the service model allows, whatever the source's language. */
export const contractRules = {
  AN3001: {
    severity: "error",
    message: "`@nats:{name}` is not an annotation",
    why: "An annotation that nobody reads would change nothing, silently.",
    help: "Use one of: {known}.",
  },
  AN3002: {
    severity: "error",
    message: "`{text}` has no meaning: {problem}",
    why: "The value decides how calls behave, so it is not guessed.",
    help: "Write it as in `{example}`.",
  },
  AN3003: {
    severity: "error",
    message: "`@nats:{name}` does not belong on {place}",
    why: "It says something about {subject}.",
    help: "{help}",
  },
  AN3004: {
    severity: "error",
    message: "`@nats:{name}` is given twice",
    why: "Only one of them could take effect.",
    help: "Keep one of the two lines.",
  },
  AN3005: {
    severity: "error",
    message: "service `{name}` is declared twice",
    why: "Both would answer on the subject `{subject}`.",
    help: "Give one of them another name, or another major version with `@nats:version`.",
  },
  AN3006: {
    severity: "error",
    message: "methods `{first}` and `{second}` are both `{name}` on the wire",
    why: "A method's name on the wire is its subject, so one would answer the other's calls.",
    help: "Rename one, or give it another name on the wire with `@nats:name`.",
  },
  AN3007: {
    severity: "error",
    message: "{what} cannot be called `{name}`",
    why: "{why}",
    help: "Choose another name{rename}.",
  },
  AN3008: {
    severity: "error",
    message: "{what} `{name}` is not a name that every language can spell",
    why: "Names of services, methods, parameters and fields become identifiers in TypeScript and Go and tokens of a NATS subject.",
    help: "Use a letter followed by letters, digits and underscores, 64 at most{rename}.",
  },
  AN3009: {
    severity: "error",
    message: "`@nats:durable` is not supported yet",
    why: "A durable method is delivered through JetStream, which this version of Autonats does not do; without it the call could be lost.",
    help: "Remove the annotation, or keep the method for a later version.",
  },
  AN3010: {
    severity: "warning",
    message: "`{name}` has no methods",
    why: "Its client could call nothing.",
    help: "Add a method, or remove the marker.",
  },
  AN3011: {
    severity: "error",
    message: "`{first}` and `{second}` both have `{value}` in `{tag}`",
    why: "The tag tells a reader which of them it has, so each needs a value of its own.",
    help: "Give one of them another value in `{tag}`.",
  },
} as const;
