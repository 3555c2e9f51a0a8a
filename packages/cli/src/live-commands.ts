import type { Command } from "commander";
import { colorOption, configFlag, debugFlag, dirFlag, formatOption, jsonFlag } from "./common-flags.js";
import type { GenerateFlags } from "./config/flags.js";
import { exitCodeHelp } from "./help-texts.js";
import { addConnectionFlags } from "./nats/connection-flags.js";

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
    .option(...dirFlag)
    .option(...configFlag)
    .addOption(formatOption())
    .addOption(colorOption())
    .option(...debugFlag)
    .addHelpText("after", `${gatewayExamples}\n${exitCodeHelp}`)
    .action((flags: GenerateFlags) => run(flags));
}

/** Adds `diff`. */
export function addDiff(
  program: Command,
  run: (address: string | undefined, flags: GenerateFlags) => Promise<void>,
): void {
  const command = program
    .command("diff")
    .summary("compare the interfaces with what runs")
    .description(
      "Compares the marked interfaces of the project with the running instances of their services, and says whether it is safe to deploy:\n" +
        "by fingerprints, and by the models that instances offer.",
    )
    .argument("[address]", "nats://…, where they run (default: --server, $NATS_URL, or nats://127.0.0.1:4222)");
  addConnectionFlags(command)
    .option(...dirFlag)
    .option(...configFlag)
    .option(...jsonFlag)
    .addOption(formatOption())
    .addOption(colorOption())
    .option(...debugFlag)
    .addHelpText("after", `\nExamples:\n  $ autonats diff nats://127.0.0.1:4222\n\n${exitCodeHelp}`)
    .action((address: string | undefined, flags: GenerateFlags) => run(address, flags));
}

/** Adds `pull`. */
export function addPull(
  program: Command,
  run: (names: readonly string[], flags: GenerateFlags) => Promise<void>,
): void {
  const command = program
    .command("pull")
    .summary("generate a client of what runs")
    .description("Writes the types and the client of a running service that offers its model, without its source.")
    .argument("<address-and-service...>", "nats://…, where it runs, and its name; User.v2 for one of several versions");
  addConnectionFlags(command)
    .option("-o, --out <path>", "where the files go (default: the working directory)")
    .option("-l, --language <names>", "typescript or go (default: go in a module of Go alone, else typescript)")
    .option(...dirFlag)
    .option(...configFlag)
    .addOption(colorOption())
    .option(...debugFlag)
    .addHelpText(
      "after",
      `\nExamples:\n  $ autonats pull nats://127.0.0.1:4222 User\n  $ autonats pull User -l go -o mesh\n\n${exitCodeHelp}`,
    )
    .action((names: string[], flags: GenerateFlags) => run(names, flags));
}
