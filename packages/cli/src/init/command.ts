import { resolve } from "node:path";
import { pathFrom, toSlashes } from "@autonats/model/node";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import type { Io } from "../io.js";
import { printable } from "../terminal/printable.js";
import { createVoice, type Voice } from "../terminal/voice.js";
import { readVersion } from "../version.js";
import { type CiSystem, ciSystems, type InitFlags, type InitRequest, initLanguages } from "./flags.js";
import { type NextStep, nextSteps } from "./next-steps.js";
import { planFiles } from "./plan.js";
import { surveyFolder } from "./survey.js";
import { type InitOutcome, writeFiles } from "./write-files.js";

/** `autonats init`: makes a folder a project of Autonats, and replaces no file of it. */
export function initCommand(flags: InitFlags, io: Io): ExitCode {
  const request = readInitRequest(flags, io);
  if (typeof request === "string") {
    io.stderr.write(`error: ${printable(request)}\n`);
    return exitCodes.usage;
  }
  const version = readVersion();
  const survey = surveyFolder(request.root);
  const plan = planFiles(survey, request, version);
  const outcomes = writeFiles(request.root, plan.files, request.dryRun);
  const steps = nextSteps(survey, plan, outcomes, request.ci, version);
  const exitCode = plan.files.some(({ problem }) => problem !== undefined) ? exitCodes.findings : exitCodes.done;
  if (flags.json === true) io.stdout.write(toDocument(request, outcomes, steps, exitCode));
  else report(request, outcomes, steps, createVoice(io.stdout, io, "auto"), io.cwd);
  return exitCode;
}

/** What the flags ask for, or what is wrong with them. */
function readInitRequest(flags: InitFlags, io: Io): InitRequest | string {
  const languages = flags.language?.split(",").map((each) => each.trim());
  const unknown = languages?.find((each) => !isOneOf(initLanguages, each));
  if (unknown !== undefined) return `\`--language\` cannot be \`${unknown}\`: use ${initLanguages.join(", ")} or both`;
  if (flags.ci !== undefined && !isOneOf(ciSystems, flags.ci))
    return `\`--ci\` cannot be \`${flags.ci}\`: use one of ${ciSystems.join(", ")}`;
  return {
    root: toSlashes(resolve(io.cwd, flags.dir ?? ".")),
    languages: languages === undefined ? undefined : initLanguages.filter((each) => languages.includes(each)),
    ci: flags.ci as CiSystem | undefined,
    example: flags.example === true,
    dryRun: flags.dryRun === true,
  };
}

function isOneOf<T extends string>(values: readonly T[], value: string): value is T {
  return (values as readonly string[]).includes(value);
}

function report(
  { root, dryRun }: InitRequest,
  outcomes: readonly InitOutcome[],
  steps: readonly NextStep[],
  { palette, symbols, line }: Voice,
  cwd: string,
): void {
  for (const { path, status, reason } of outcomes) {
    const sign = status === "kept" ? palette.dim(symbols.note) : palette.green(symbols.tick);
    const verb = dryRun && status !== "kept" ? `would be ${status}` : status;
    line(`${sign} ${path}  ${palette.dim(reason === undefined ? verb : `${verb}: ${reason}`)}`);
  }
  line(`\nNext${pathFrom(cwd, root) === "." ? "" : `, in ${printable(pathFrom(cwd, root))}`}:`);
  const width = Math.max(0, ...steps.map(({ command = "" }) => command.length));
  for (const { purpose, command, goesOn } of steps) {
    if (command === undefined) line(`  ${purpose.replaceAll("\n", "\n  ").trimEnd()}`);
    else
      line(
        `  ${palette.bold(command.padEnd(width))}  ${palette.dim(`# ${purpose}${goesOn === true ? ", in a terminal of its own" : ""}`)}`,
      );
  }
}

function toDocument(
  { root }: InitRequest,
  outcomes: readonly InitOutcome[],
  next: readonly NextStep[],
  exitCode: ExitCode,
): string {
  const files = outcomes.map(({ path, status, reason }) => ({ path, status, ...(reason !== undefined && { reason }) }));
  const document = { formatVersion: 1, command: "init", ok: exitCode === 0, exitCode, root, files, next };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
