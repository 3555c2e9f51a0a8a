import type { Command } from "commander";
import { OfferedOption } from "./completion/offered-option.js";
import type { GenerateFlags } from "./config/flags.js";
import { diagnosticFormats } from "./diagnostics/report.js";
import { exitCodeHelp } from "./help-texts.js";
import { addConnectionFlags } from "./nats/connection-flags.js";
import { colorChoices } from "./terminal/palette.js";

const gatewayExamples = `
Examples:
  $ autonats gateway                                      all services of the project, at http://127.0.0.1:8080
  $ autonats gateway --services User,Order --port 3000    two of them, elsewhere
  $ autonats gateway --origins https://app.example.com    also for the pages of an application
`;

/** Adds `gateway`. */
export function addGateway(program: Command, run: (flags: GenerateFlags) => Promise<void>): void {
  const command = program
    .command("gateway")
    .summary("serve methods as JSON over HTTP")
    .description(
      "Serves the methods of the project's marked interfaces as JSON over HTTP, as `autonats export openapi` describes them, until it is told\n" +
        "to stop. Handlers are reached over NATS, in whatever language. The configuration has more settings, in the section `gateway`.",
    )
    .option("--services <names>", "the services to serve, with commas between them (default: all)")
    .option("--host <address>", "where to serve HTTP (default: 127.0.0.1)")
    .option("-p, --port <port>", "where to serve HTTP; 0 takes any that is free (default: 8080)")
    .option("--origins <origins>", "origins of pages that may call, or * for all (default: none)");
  addConnectionFlags(command)
    .option("-d, --dir <path>", "root of the project (default: the working directory)")
    .option("--config <file>", "the configuration (default: autonats.yaml, .yml or .json in the root)")
    .addOption(new OfferedOption("--format <format>", "how diagnostics are written", diagnosticFormats))
    .addOption(new OfferedOption("--color <when>", "when to use colours", colorChoices))
    .option("--debug", "show the details of a bug in autonats")
    .addHelpText("after", `${gatewayExamples}\n${exitCodeHelp}`)
    .action((flags: GenerateFlags) => run(flags));
}
