import type { Command } from "commander";
import { colorOption, configFlag, dirFlag, formatOption, jsonFlag } from "../common-flags.js";
import { exitCodeHelp } from "../help-texts.js";
import type { DoctorFlags } from "./flags.js";

/** Adds `doctor` to the command line. */
export function addDoctor(program: Command, run: (flags: DoctorFlags) => Promise<void>): void {
  program
    .command("doctor")
    .summary("find what a project lacks, or what does not fit together")
    .description(
      "Looks at Node, Go and nats-server, at the versions of generator and runtimes, at the configuration and at generated files, and\n" +
        "says what to do about each finding. Nothing is written.",
    )
    .option(...dirFlag)
    .option(...configFlag)
    .option(...jsonFlag)
    .addOption(formatOption("findings"))
    .addOption(colorOption())
    .addHelpText("after", `\nExamples:\n  $ autonats doctor\n  $ autonats doctor --json\n\n${exitCodeHelp}`)
    .action((flags: DoctorFlags) => run(flags));
}
