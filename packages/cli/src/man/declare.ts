import type { Command } from "commander";

/** Adds `man` to the command line. */
export function addMan(program: Command, run: () => Promise<void>): void {
  program
    .command("man")
    .summary("print the manual page")
    .description("Prints the manual page of all commands, which the npm package installs for `man autonats`.")
    .addHelpText("after", "\nExamples:\n  $ autonats man | man -l -\n")
    .action(() => run());
}
