import { Command, CommanderError, Option } from "commander";
import type { BreakingFlags } from "./breaking/flags.js";
import { colorOption, configFlag, debugFlag, dirFlag, formatOption, jsonFlag } from "./common-flags.js";
import { OfferedOption } from "./completion/offered-option.js";
import type { GenerateFlags } from "./config/flags.js";
import { addDoctor } from "./doctor/declare.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import type { ExplainFlags } from "./explain/command.js";
import {
  breakingExamples,
  completionExamples,
  environmentHelp,
  exitCodeHelp,
  generateExamples,
  outHelp,
  programExamples,
} from "./help-texts.js";
import { addInit } from "./init/declare.js";
import type { Io } from "./io.js";
import { type Languages, targetFlags } from "./languages/languages.js";
import { builtInLanguages } from "./languages/registry.js";
import { addDiff, addGateway, addPull } from "./live-commands.js";
import { addMan } from "./man/declare.js";
import { colorChoices } from "./terminal/palette.js";
import { readVersion } from "./version.js";

/** Reads the command line and runs the command that it names. */
export async function runProgram(
  argv: readonly string[],
  io: Io,
  known: Languages = builtInLanguages,
): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  let complaint = "";
  const program = createProgram(io, known, (text) => {
    complaint += text;
  });
  addInit(program, async (flags) => {
    const { initCommand } = await import("./init/command.js");
    exitCode = initCommand(flags, io);
  });
  addGenerate(program, known, async (flags, patterns) => {
    const { generateCommand } = await import("./generate/command.js");
    exitCode = await generateCommand(flags, patterns, io, known);
  });
  addExport(program, known, async (target, flags, patterns) => {
    const { generateCommand } = await import("./generate/command.js");
    exitCode = await generateCommand({ ...flags, language: target }, patterns, io, known);
  });
  addBreaking(program, async (flags) => {
    const { breakingCommand } = await import("./breaking/command.js");
    exitCode = await breakingCommand(flags, io, known);
  });
  addGateway(program, async (flags) => {
    const { gatewayCommand } = await import("./gateway/command.js");
    exitCode = await gatewayCommand(flags, io, known);
  });
  addDiff(program, async (address, flags) => {
    const { diffCommand } = await import("./diff/command.js");
    exitCode = await diffCommand(address, flags, io, known);
  });
  addPull(program, async (names, flags) => {
    const { pullCommand } = await import("./pull/command.js");
    exitCode = await pullCommand(names, flags, io, known);
  });
  addDoctor(program, async (flags) => {
    const { doctorCommand } = await import("./doctor/command.js");
    exitCode = await doctorCommand(flags, io, known);
  });
  addExplain(program, async (flags, code) => {
    const { explainCommand } = await import("./explain/command.js");
    exitCode = explainCommand(code, flags, io);
  });
  addMan(program, async () => {
    const { manPage } = await import("./man/page.js");
    io.stdout.write(manPage(program));
  });
  addCompletion(
    program,
    async (run) => {
      exitCode = run(await import("./completion/command.js"));
    },
    io,
  );
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.done;
    if (error.code === "commander.help") io.stderr.write(complaint);
    else await fail(complaint === "" ? error.message : complaint, argv, io);
    return exitCodes.usage;
  }
}

async function fail(message: string, argv: readonly string[], io: Io): Promise<void> {
  const { failCommand } = await import("./failure.js");
  failCommand(message, exitCodes.usage, argv, io);
}

function createProgram(io: Io, known: Languages, complain: (text: string) => void): Command {
  return new Command("autonats")
    .description(`Typed services over NATS from plain ${sourceTitles(known)} interfaces.`)
    .version(readVersion(), "-v, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help")
    .addHelpText("after", programExamples)
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: complain,
      outputError: (text, write) => write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
}

function addGenerate(
  program: Command,
  known: Languages,
  run: (flags: GenerateFlags, patterns: readonly string[]) => Promise<void>,
): void {
  const generate = program
    .command("generate")
    .alias("g")
    .summary("generate clients and handlers")
    .description(
      "Generates typed clients and handlers for every interface that is marked with `@nats:server`.\n" +
        `Sources are ${sourceTitles(known)} files; files ignored by git are skipped.`,
    )
    .argument("[sources...]", "paths or quoted patterns of sources, from --dir (default: all of the project)")
    .option(...dirFlag)
    .option("-o, --out <path>", "where generated files go, from --dir; see below (default: beside their sources)")
    .option("-t, --timeout <time>", "deadline of calls: 2s, 500ms, or a number of seconds (default: 5s)")
    .option("-c, --concurrency <calls>", "concurrent calls of a method per process (default: 5)")
    .option("--tracing", "make generated clients and handlers trace their calls with OpenTelemetry")
    .addOption(
      new OfferedOption(
        "-l, --language <names>",
        "what to generate, with commas between them",
        known.targets.map(({ id }) => id),
      ),
    );
  for (const { flag } of targetFlags(known)) generate.option(`${flag.name} <${flag.value}>`, flag.description);
  generate
    .option(...configFlag)
    .option("--skip-unsupported", "leave out methods that cannot be served, and say why")
    .option("--fix", "show how sources can be mended, and do so when you agree: export a type, leave out a method")
    .option("--write", "with --fix: mend them without asking")
    .option("--check", "write nothing, and fail when files are not up to date")
    .option("--dry-run", "write nothing, and print what would be written")
    .option("-w, --watch", "generate again whenever a source or the configuration changes")
    .option("--clean", "delete generated files whose source is gone")
    .option(...jsonFlag)
    .addOption(formatOption())
    .option("--max-warnings <count>", "fail when there are more warnings than this")
    .addOption(colorOption())
    .option(...debugFlag)
    .addHelpText("after", `${generateExamples}\n${outHelp(known)}\n${environmentHelp(known)}\n${exitCodeHelp}`)
    .action((patterns: string[], flags: GenerateFlags) => run(flags, patterns));
}

/** `export` is `generate` for one target that no code is generated for: with the settings that matter to it. */
function addExport(
  program: Command,
  known: Languages,
  run: (target: string, flags: GenerateFlags, patterns: readonly string[]) => Promise<void>,
): void {
  const targets = known.targets.filter(({ beside }) => beside === undefined);
  const command = program
    .command("export")
    .summary("write something else that follows from the interfaces")
    .description("Writes what follows from interfaces besides code: `autonats generate --language <target>`, in short.")
    .argument("<target>", targets.map(({ id }) => id).join(", "))
    .argument("[sources...]", "paths or quoted patterns of sources, from --dir (default: all of the project)")
    .option(...dirFlag)
    .option("-o, --out <path>", "where the files go, from --dir")
    .option(...configFlag);
  for (const { flag } of targetFlags({ ...known, targets })) {
    command.option(`${flag.name} <${flag.value}>`, flag.description);
  }
  command
    .option("--check", "write nothing, and fail when files are not up to date")
    .option("--dry-run", "write nothing, and print what would be written")
    .option(...jsonFlag)
    .addHelpText(
      "after",
      "\nExamples:\n  $ autonats export json-schema\n  $ autonats export kubernetes-hpa --out deploy\n",
    )
    .action((target: string, patterns: string[], flags: GenerateFlags) => run(target, flags, patterns));
}

function addBreaking(program: Command, run: (flags: BreakingFlags) => Promise<void>): void {
  program
    .command("breaking")
    .summary("find changes that break clients, handlers or code")
    .description(
      "Compares the marked interfaces of the project with those of an earlier version, and finds what breaks old clients that call new\n" +
        "handlers, old handlers that new clients call, and, with `--level source`, code that uses the interfaces.",
    )
    .option("--against <version>", "a commit, branch or tag, a directory, a file of --save, or what runs at nats://…")
    .option("--creds <file>", "credentials for NATS (default: $NATS_CREDS)")
    .option("--save <file>", "write the interfaces as they are now into a file, for a later --against")
    .addOption(new OfferedOption("--level <level>", "how far to look (default: wire)", ["wire", "source"]))
    .option("--ignore <codes>", "rules to leave out, with commas between them: AN6003,AN6104")
    .option(...dirFlag)
    .option(...configFlag)
    .option(...jsonFlag)
    .addOption(formatOption())
    .addOption(colorOption())
    .option(...debugFlag)
    .addHelpText("after", `${breakingExamples}\n${exitCodeHelp}`)
    .action((flags: BreakingFlags) => run(flags));
}

function addExplain(program: Command, run: (flags: ExplainFlags, code: string | undefined) => Promise<void>): void {
  program
    .command("explain")
    .summary("explain a diagnostic")
    .description("Explains a diagnostic and how to fix it. Without a code, lists all of them.")
    .argument("[code]", "such as AN3004")
    .option("--json", "print JSON")
    .addOption(new Option("--color <when>", "when to use colours").choices(colorChoices))
    .option(...debugFlag)
    .addHelpText("after", "\nExamples:\n  $ autonats explain AN3004\n  $ autonats explain --json\n")
    .action((code: string | undefined, flags: ExplainFlags) => run(flags, code));
}

function addCompletion(
  program: Command,
  run: (command: (completion: typeof import("./completion/command.js")) => ExitCode) => Promise<void>,
  io: Io,
): void {
  program
    .command("completion")
    .summary("print the completion of a shell")
    .description("Prints a script by which a shell completes commands, flags and their values.")
    .argument("<shell>", "bash, zsh, fish or powershell")
    .addHelpText("after", completionExamples)
    .action((shell: string) => run(({ completionCommand }) => completionCommand(shell, io)));
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .action((words: string[]) => run(({ completeCommand }) => completeCommand(program, words, io)));
}

function sourceTitles({ sources }: Languages): string {
  const titles = sources.map(({ title }) => title);
  return titles.length < 2 ? titles.join("") : `${titles.slice(0, -1).join(", ")} and ${titles.at(-1)}`;
}
