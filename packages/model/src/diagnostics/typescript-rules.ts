/** AN1xxx: what only TypeScript can get wrong. */
export const typescriptRules = {
  AN1001: {
    severity: "error",
    message: "interface `{name}` is not exported",
    why: "The generated client implements it, so it has to import it.",
    help: "Write `export interface {name} { … }`.",
  },
} as const;
