/** AN5xxx: what stands in the way of the generated files. */
export const outputRules = {
  AN5001: {
    severity: "error",
    message: "`{path}` is in the way: {problem}",
    why: "Only files that bear the header of generated code are overwritten, so that nothing of yours is lost.",
    help: "Move or remove it, or generate into another directory with `--out`.",
  },
  AN5002: {
    severity: "error",
    message: "`{path}` lies outside the project `{root}`",
    why: "Generated files stay under the project's root, symbolic links included.",
    help: "Choose a directory inside the project with `--out`, or name a larger project with `--dir`.",
  },
  AN5003: {
    severity: "error",
    message: "`{path}` would be generated twice",
    why: "One of the two would overwrite the other.",
    help: "Rename one of the source files, so that their names differ in more than their ending or in capital letters.",
  },
} as const;
