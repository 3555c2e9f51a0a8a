/** AN7xxx: what only protocol buffers can get wrong. */
export const protobufRules = {
  AN7001: {
    severity: "error",
    message: "this file cannot be read: {problem}",
    why: "Nothing is known of its services until its syntax is that of protocol buffers.",
    help: "Correct it; `buf lint` or `protoc` say more.",
  },
  AN7002: {
    severity: "error",
    message: "`{path}` cannot be imported: it is in no folder above this file",
    why: "Imports are looked for in the folder of the file and in those above it, up to the root of the project.",
    help: "Copy the file into the project, such as with `buf export`, or correct the path.",
  },
  AN7003: {
    severity: "error",
    message: "no message or enum is called `{name}`",
    why: "Names are looked for in the message, in those around it, in the package, and in what the file imports.",
    help: "Correct the name, or import the file that declares it.",
  },
  AN7004: {
    severity: "error",
    message: "`{method}` streams its {what}",
    why: "A call has one request and one reply, or none.",
    help: "Return a page and a token for the next one, or leave the method out with `@nats:skip` in its comment.",
  },
  AN7005: {
    severity: "error",
    message: "`{name}` cannot be sent: {problem}",
    why: "Every value has to have a form in JSON that all languages read alike.",
    help: "{help}",
  },
} as const;
