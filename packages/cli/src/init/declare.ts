import type { Command } from "commander";
import { OfferedOption } from "../completion/offered-option.js";
import { ciSystems, type InitFlags, initLanguages } from "./flags.js";

/** Adds `init` to the command line. */
export function addInit(program: Command, run: (flags: InitFlags) => Promise<void>): void {
  program
    .command("init")
    .summary("start a project, or add Autonats to one")
    .description(
      "Writes a configuration, scripts and, where there is no project yet, an example, and says what comes next.\n" +
        "No file is replaced: what is there is kept, and `package.json` is only added to.",
    )
    .option("-d, --dir <path>", "folder of the project, created if it is missing (default: the working directory)")
    .addOption(
      new OfferedOption(
        "-l, --language <names>",
        "what the project is written in, with commas between them (default: what it has)",
        initLanguages,
      ),
    )
    .addOption(new OfferedOption("--ci <system>", "write a file by which it checks generated code", ciSystems))
    .option("--example", "add the example to a project that exists, too")
    .option("--dry-run", "write nothing, and print what would be written")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  $ autonats init\n  $ autonats init --dir shop --language typescript,go --ci github\n",
    )
    .action((flags: InitFlags) => run(flags));
}
