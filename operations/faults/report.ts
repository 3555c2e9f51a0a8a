import { type Language, languages } from "../harness/src/languages.js";
import type { Fault } from "./fault.js";
import type { Figure } from "./figure.js";

/** What came of one fault, for services of one language at a server of one version. */
export interface Outcome {
  readonly fault: Fault;
  readonly language: Language;
  /** Of nats-server. */
  readonly version: string;
  /** What was measured, or why nothing was. */
  readonly figures: readonly Figure[] | Error;
}

/** Prints the page of what came of faults, of runs that were short or not. */
export function printReport(outcomes: readonly Outcome[], isQuick = false): string {
  const versions = [...new Set(outcomes.map(({ version }) => version))];
  return [
    "# Faults",
    "",
    "What services make of what goes wrong, measured on real processes and servers by `npm run faults`, which writes this page. Handlers and clients are of one",
    "language in each column. Calls have the options that are on by default, unless the line says otherwise. A figure that is not as wanted is **bold**.",
    ...(isQuick
      ? ["", "These runs were short (`--quick`): loads of two or three seconds where else they take ten to forty."]
      : []),
    ...versions.flatMap((version) => printVersion(version, outcomes)),
    ...printNotes(outcomes),
    "",
  ].join("\n");
}

function printVersion(version: string, outcomes: readonly Outcome[]): readonly string[] {
  const ours = outcomes.filter((outcome) => outcome.version === version);
  return [
    "",
    `## nats-server ${version}`,
    "",
    "| | fault and figure | wanted | TypeScript | Go |",
    "|---|---|---|---|---|",
    ...[...new Set(ours.map(({ fault }) => fault))].flatMap((fault) => printFault(fault, ours)),
  ];
}

function printNotes(outcomes: readonly Outcome[]): readonly string[] {
  const noted = [...new Set(outcomes.map(({ fault }) => fault))].filter(({ note }) => note !== undefined);
  if (noted.length === 0) return [];
  return ["", "## Notes", "", ...noted.map(({ id, note }) => `- **${id}**: ${note}`)];
}

function printFault(fault: Fault, outcomes: readonly Outcome[]): readonly string[] {
  const columns = languages.map((language) => figuresOf(fault, language, outcomes));
  const longest = columns.reduce((one, other) => (other.length > one.length ? other : one), []);
  return [
    `| ${fault.id} | **${fault.title}** | | | |`,
    ...longest.map(({ wanted }, index) => {
      const whats = columns.flatMap((figures) => figures[index]?.what ?? []);
      return `| | ${neutral(whats)} | ${wanted} | ${columns.map((figures) => printFigure(figures[index])).join(" | ")} |`;
    }),
  ];
}

function figuresOf(fault: Fault, language: Language, outcomes: readonly Outcome[]): readonly Figure[] {
  const figures = outcomes.find((outcome) => outcome.fault === fault && outcome.language === language)?.figures ?? [];
  if (!(figures instanceof Error)) return figures;
  const measured = figures.message.split("\n")[0] ?? "";
  return [{ what: "the run itself", measured, wanted: "an end", isMet: false, isTimed: true }];
}

function printFigure(figure: Figure | undefined): string {
  if (figure === undefined) return "–";
  return figure.isMet ? figure.measured : `**${figure.measured}**`;
}

/** Returns what a line is about. Numbers of calls differ between the columns: the first is shown. */
function neutral([first = ""]: readonly string[]): string {
  return first;
}
