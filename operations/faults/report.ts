import { type Language, languages } from "../harness/src/languages.js";
import type { Fault } from "./fault.js";
import type { Figure } from "./figure.js";
import type { Outcome } from "./outcome.js";

/** Prints the page of what came of faults. `versions` are those of nats-server, in the order of the page. */
export function printReport(
  faults: readonly Fault[],
  outcomes: readonly Outcome[],
  versions: readonly string[],
): string {
  const met = faults.filter(({ id }) => outcomes.some((outcome) => outcome.id === id));
  return [
    "# Faults",
    "",
    "What services make of what goes wrong, measured on real processes and servers by `npm run faults`, which writes this page. Handlers and clients are of one",
    "language in each column. Calls have the options that are on by default, unless the line says otherwise. A figure that is not as wanted is **bold**.",
    ...printShort(outcomes),
    ...versions.flatMap((version) => printVersion(version, met, outcomes)),
    ...printNotes(met),
    "",
  ].join("\n");
}

function printShort(outcomes: readonly Outcome[]): readonly string[] {
  const short = outcomes.filter(({ isQuick }) => isQuick);
  if (short.length === 0) return [];
  const which =
    short.length === outcomes.length ? "All runs" : `The runs of ${[...new Set(short.map(nameOf))].join(", ")}`;
  return ["", `${which} were short (\`--quick\`): loads of two or three seconds where else they take ten to forty.`];
}

function nameOf({ id, language, version }: Outcome): string {
  return `${id} (${language}, nats-server ${version})`;
}

function printVersion(version: string, faults: readonly Fault[], outcomes: readonly Outcome[]): readonly string[] {
  const ours = outcomes.filter((outcome) => outcome.version === version);
  const met = faults.filter(({ id }) => ours.some((outcome) => outcome.id === id));
  if (met.length === 0) return [];
  return [
    "",
    `## nats-server ${version}`,
    "",
    "| | fault and figure | wanted | TypeScript | Go |",
    "|---|---|---|---|---|",
    ...met.flatMap((fault) => printFault(fault, ours)),
  ];
}

function printNotes(faults: readonly Fault[]): readonly string[] {
  const noted = faults.filter(({ note }) => note !== undefined);
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
  const outcome = outcomes.find(({ id, language: its }) => id === fault.id && its === language);
  if (outcome?.error === undefined) return outcome?.figures ?? [];
  const measured = outcome.error.split("\n")[0] ?? "";
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
