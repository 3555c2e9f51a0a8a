/** AN5xxx: what prevents files from being generated. */
export const outputRules = {
  AN5001: {
    severity: "error",
    message: "refusing to overwrite `{path}`: {problem}",
    why: "Only files that have the header of generated code are overwritten, so that none of your files is lost.",
    help: "Move or remove it, or generate into another directory with `--out`.",
  },
  AN5002: {
    severity: "error",
    message: "`{path}` is outside the project root `{root}`",
    why: "Generated files stay under the project's root, symbolic links included.",
    help: "Choose a directory inside the project with `--out`, or name a larger project with `--dir`.",
  },
  AN5003: {
    severity: "error",
    message: "`{path}` would be generated twice",
    why: "One of the two would overwrite the other.",
    help: "Rename one of the source files, so that their names differ in more than their ending or in capital letters, or choose another directory with `--out`.",
  },
  AN5004: {
    severity: "warning",
    message: "this older version of autonats replaces what {newer} wrote: {files}",
    why: "An older version does not know what a newer one generates, and two people with two versions undo each other's changes.",
    help: "Run the version of the project, by `npx autonats` or `go tool autonats`, or install {newer} here; `autonats doctor` compares the versions.",
  },
  AN5101: {
    severity: "error",
    message: "{what} has no form in Go: {problem}",
    why: "Generated Go code has to give everything that is sent a type, and TypeScript can say more about types than Go.",
    help: "{help}",
  },
  AN5102: {
    severity: "error",
    message: "generated code cannot use {what}: {problem}",
    why: "The generated file is not in the package that declares it, so it has to import it.",
    help: "{help}",
  },
  AN5103: {
    severity: "error",
    message: "`{name}` is declared here, and the code that is generated for the service `{service}` declares it too",
    why: "Go does not compile a package that declares a name twice.",
    help: "Rename yours, or give the service another name in its `@nats:server` line; `@nats:name` keeps the one that it has on the wire.",
  },
  AN5104: {
    severity: "error",
    message: "`{name}` cannot be the name of a Go package",
    why: "It is in the first line of code of every generated file, and code that imports the package uses it.",
    help: "Use small letters and digits, and no word that Go reserves, such as `mesh`.",
  },
  AN5201: {
    severity: "error",
    message: "`{path}` cannot be read: {problem}",
    why: "It keeps the numbers of fields and values. Without it they would change, and so would what the bytes of others mean.",
    help: "Bring it back from version control. After a merge, keep the lines of both sides, and give one of two that share a number the next free one.",
  },
} as const;
