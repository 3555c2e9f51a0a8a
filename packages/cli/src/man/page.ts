import type { Command, Option } from "commander";

/**
 * Returns the manual page of a program, in the language of `man`, from the table of commands that makes its help. It is of no version, so
 * that it only changes where a command does.
 */
export function manPage(program: Command): string {
  const help = program.createHelp();
  const commands = help.visibleCommands(program).filter((each) => each.name() !== "help");
  const parts = [
    '.TH AUTONATS 1 "" "Autonats" "Autonats"',
    section("NAME", [`autonats \\- ${text(firstSentence(program.description()))}`]),
    section("SYNOPSIS", [".B autonats", ".I command", "[arguments]"]),
    section("DESCRIPTION", [text(program.description())]),
    section("OPTIONS", help.visibleOptions(program).flatMap(option)),
    section(
      "COMMANDS",
      commands.flatMap((command) => describe(program, command)),
    ),
  ];
  return `${parts.join("\n")}\n`;
}

function describe(program: Command, command: Command): readonly string[] {
  const help = program.createHelp();
  const names = [command.name(), ...command.aliases()].join(", ");
  const words = [program.name(), command.name(), command.usage()].join(" ");
  const options = help.visibleOptions(command).filter(({ long }) => long !== "--help");
  return [
    `.SS ${quoted(names)}`,
    `.B ${quoted(words)}`,
    ".PP",
    text(command.description()),
    ...help.visibleArguments(command).flatMap((argument) => item(argument.name(), argument.description)),
    ...options.flatMap(option),
    ...afterHelp(command).flatMap(block),
  ];
}

function option({ flags, description }: Option): readonly string[] {
  return item(flags, description);
}

function item(name: string, description: string): readonly string[] {
  return [".TP", `.B ${quoted(name)}`, text(description)];
}

/** What the help of a command says after its options, by paragraphs. */
function afterHelp(command: Command): readonly string[] {
  let printed = "";
  command.configureOutput({ writeOut: (part) => (printed += part) });
  command.outputHelp();
  const after = printed.slice(command.helpInformation().length);
  return after.split(/\n{2,}/u).flatMap((each) => (each.trim() === "" ? [] : [each.trim()]));
}

/** A paragraph as it is printed by the help: lines that stay lines. */
function block(paragraph: string): readonly string[] {
  return [".PP", ".nf", ...paragraph.split("\n").map(text), ".fi"];
}

function section(title: string, lines: readonly string[]): string {
  return [`.SH ${title}`, ...lines].join("\n");
}

function firstSentence(description: string): string {
  return (description.split(/(?<=\.)\s/u)[0] ?? description).replace(/\.$/u, "");
}

/** Text whose lines begin with no request of roff. */
function text(value: string): string {
  return escaped(value).replace(/^(?=[.'])/gmu, "\\&");
}

function quoted(value: string): string {
  return `"${escaped(value).replaceAll('"', "\\(dq")}"`;
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\e").replaceAll("-", "\\-");
}
