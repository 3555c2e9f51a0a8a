import type { Mode } from "../config/request.js";
import { changedLines } from "../generate/changed-lines.js";
import { textWidth } from "../terminal/display-line.js";
import { printable } from "../terminal/printable.js";
import type { Voice } from "../terminal/voice.js";
import { changesBetween } from "./changes.js";
import type { Replacement } from "./replacement.js";

/** How many entries of the changelog are shown. */
const most = 5;

/** What is known of a replacement besides. */
export interface ReplacementDetails {
  readonly mode: Mode;
  /** Unified diffs by path; none where files are written. */
  readonly diffs: ReadonlyMap<string, string>;
  /** That of the tool. */
  readonly changelog: string;
  /** Which runtimes of the project do not fit the version, in words. */
  readonly unfit: readonly string[];
}

/**
 * Reports what a version replaces of what older ones wrote: how many files, which and by how many lines where nothing is written, and what
 * changed between the versions.
 */
export function reportReplacement(
  { from, to, changed, total }: Replacement,
  { mode, diffs, changelog, unfit }: ReplacementDetails,
  voice: Voice,
): void {
  const { palette, symbols, line } = voice;
  const writers = from.oldest === from.newest ? from.oldest : `${from.oldest} to ${from.newest}`;
  const [replaces, change] = mode === "write" ? ["replaced", "changed"] : ["would replace", "would change"];
  line(
    `${palette.blue(symbols.note)} autonats ${to} ${replaces} what ${writers} wrote: ${changed} of ${total} files ${change}`,
  );
  listFiles(diffs, voice);
  listChanges(changelog, from.oldest, to, voice);
  for (const text of unfit) line(`  ${printable(text)}: \`autonats doctor\` says what to do`);
}

function listFiles(diffs: ReadonlyMap<string, string>, { palette, line }: Voice): void {
  const rows = [...diffs].map(([path, diff]) => ({ file: printable(path), lines: changedLines(diff) }));
  const width = Math.max(...rows.map(({ file }) => textWidth(file)));
  for (const { file, lines } of rows) {
    const counts = lines && `${palette.green(`+${lines.added}`)} ${palette.red(`-${lines.removed}`)}`;
    line(`  ${file}${" ".repeat(width - textWidth(file))}  ${counts ?? "nearly all lines"}`);
  }
}

function listChanges(changelog: string, after: string, version: string, { palette, line }: Voice): void {
  const changes = changesBetween(changelog, after, version);
  for (const { version: its, area, text } of changes.slice(0, most)) {
    line(`  ${palette.dim(its)} ${printable(`${area}: ${text}`)}`);
  }
  const rest = changes.length - most;
  const where = `https://github.com/zyra/autonats/blob/v${version}/CHANGELOG.md`;
  line(palette.dim(`  ${rest > 0 ? `and ${rest} more, in ` : ""}${where}`));
}
