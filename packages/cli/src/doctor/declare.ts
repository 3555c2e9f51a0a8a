import type { Command } from "commander";
import { OfferedOption } from "../completion/offered-option.js";
import { diagnosticFormats } from "../diagnostics/report.js";
import { exitCodeHelp } from "../help-texts.js";
import { colorChoices } from "../terminal/palette.js";
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
    .option("-d, --dir <path>", "root of the project (default: the working directory)")
    .option("--config <file>", "the configuration (default: autonats.yaml, .yml or .json in the root)")
    .option("--json", "print one JSON document, and everything else on standard error")
    .addOption(new OfferedOption("--format <format>", "how findings are written", diagnosticFormats))
    .addOption(new OfferedOption("--color <when>", "when to use colours", colorChoices))
    .addHelpText("after", `\nExamples:\n  $ autonats doctor\n  $ autonats doctor --json\n\n${exitCodeHelp}`)
    .action((flags: DoctorFlags) => run(flags));
}
