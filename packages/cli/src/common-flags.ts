import { OfferedOption } from "./completion/offered-option.js";
import { diagnosticFormats } from "./diagnostics/report.js";
import { colorChoices } from "./terminal/palette.js";

/** A flag and what it does, as `Command.option` takes them. */
type Flag = readonly [flags: string, description: string];

/** Flags that several commands have. */
export const dirFlag: Flag = ["-d, --dir <path>", "root of the project (default: the working directory)"];
export const configFlag: Flag = [
  "--config <file>",
  "the configuration (default: autonats.yaml, .yml or .json in the root)",
];
export const jsonFlag: Flag = ["--json", "print one JSON document, and everything else on standard error"];
export const debugFlag: Flag = ["--debug", "show the details of a bug in autonats"];

/** Returns the flag for how a command writes what it finds. */
export function formatOption(what = "diagnostics"): OfferedOption {
  return new OfferedOption("--format <format>", `how ${what} are written`, diagnosticFormats);
}

/** Returns the flag for whether a command uses colours. */
export function colorOption(): OfferedOption {
  return new OfferedOption("--color <when>", "when to use colours", colorChoices);
}
