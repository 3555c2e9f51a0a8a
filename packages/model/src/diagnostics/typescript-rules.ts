/** AN1xxx: what only TypeScript can get wrong. */
export const typescriptRules = {
  AN1001: {
    severity: "error",
    message: "interface `{name}` is not exported",
    why: "The generated client implements it, so it has to import it.",
    help: "{help}",
  },
  AN1002: {
    severity: "error",
    message: "type `{name}` is not exported",
    why: "Generated code names it in its signatures, so it has to import it.",
    help: "{help}",
  },
  AN1003: {
    severity: "error",
    message: "`{method}` returns `{text}`, not a Promise",
    why: "The answer comes from another process, so it is never there at once; only `void` stands for a call without an answer.",
    help: "Write `{wanted}`.",
  },
  AN1004: {
    severity: "note",
    message: "`{method}` has {count} signatures, of which the last is served",
    why: "A request does not say which of the signatures its caller had in mind.",
    help: "Put the one that covers the others last, or give each a name of its own, such as `{first}` and `{second}`.",
  },
  AN1005: {
    severity: "error",
    message: "the {what} `{name}` is not a method",
    why: "A client can call another process by the names of methods, and cannot look into it.",
    help: "{help}",
  },
  AN1006: {
    severity: "note",
    message: "method `{method}` is optional, so a call of it may find nobody who has it",
    why: "A client cannot know whether the handler that answers has the method; one without it answers `UNIMPLEMENTED`.",
    help: "Remove the `?` if every implementation has it.",
  },
  AN1007: {
    severity: "error",
    message: "the alternatives of `{text}` cannot be told apart",
    why: "A reader has only the JSON value, and must know from its kind, its value or its fields which alternative it is.",
    help: "{help}",
  },
  AN1008: {
    severity: "error",
    message: "`{text}` may be null and undefined, which are one in JSON",
    why: "A field can be absent and a value can be null; a value that is undefined travels as null, so null cannot be among the others.",
    help: "Write `{present} | null` or `{present} | undefined`; or, for a field, put `?` after its name.",
  },
  AN1009: {
    severity: "error",
    message: "the tuple `{text}` has {what}",
    why: "A tuple has a fixed length on the wire.",
    help: "Write an array if all elements have one type, or an interface with optional fields.",
  },
  AN1010: {
    severity: "error",
    message: "`{text}` has a brand but no name",
    why: "Generated code has to write the type, and a brand can only be written by the name of an alias.",
    help: "Give it a name, as in `export type UserId = {text}`.",
  },
  AN1011: {
    severity: "error",
    message: "class `{name}` is more than its data: it has `{member}`",
    why: "What is received is a plain object without methods, accessors and hidden fields, whatever class was sent.",
    help: "{help}",
  },
  AN1013: {
    severity: "note",
    message: "`{method}` returns `{text}`, and its client a Promise of it",
    why: "The answer comes from another process, so it is never there at once.",
    help: "Write `{wanted}`, so that the client implements the method too.",
  },
  AN1014: {
    severity: "note",
    message: "`{method}` is served for {types}",
    why: "Code is generated once, for types that are known then; the callers of a service cannot choose them.",
    help: "Write the types themselves in place of the type parameters to say so.",
  },
  AN1015: {
    severity: "note",
    message:
      "`{method}` takes any number of `{parameter}`, so calls of it have no options, and its implementation no context",
    why: "Both come after the parameters, and nothing can come after these.",
    help: "Take a list if timeouts, headers or cancellation of a single call are needed.",
  },
  AN1016: {
    severity: "warning",
    message: "nothing is generated for the marker in `{file}`, which only declares what is elsewhere",
    why: "Generated code is placed beside its source, and a file of declarations has no code to be placed beside.",
    help: "Move the interface into `{source}`, without `declare`, and export it.",
  },
  AN1012: {
    severity: "error",
    message: "`{file}` cannot be read as it is: {problem}",
    why: "It decides what imports and types mean.",
    help: "Correct it; `tsc --showConfig` checks it too.",
  },
} as const;
